import { getTranslations } from "next-intl/server";
import { maskEmail } from "#components/order/mask-email.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { Order } from "#lib/domain/order.ts";

/** From the address: what came of a form of this page. */
export interface OrderOutcomes {
  mail?: string | string[];
  cancel?: string | string[];
  switch?: string | string[];
}

const MAIL = ["queued", "under", "soon", "day", "none", "failed", "crowded"] as const;
/** Of what can be refused because the order has gone on meanwhile. */
const REFUSALS = ["refused", "failed", "crowded"] as const;

interface OutcomeNoticeProps {
  order: Order;
  outcomes: OrderOutcomes;
  phone: string;
}

/** Says on top of the page what happened, where somebody who just pressed a button looks first. */
export async function OutcomeNotice({ order, outcomes, phone }: OutcomeNoticeProps) {
  const t = await getTranslations("order");
  const mail = MAIL.find((name) => name === outcomes.mail);
  const cancel = REFUSALS.find((name) => name === outcomes.cancel);
  const switched = REFUSALS.find((name) => name === outcomes.switch);
  const texts = [
    mail && t(`mailAgain.${mail}`, { email: maskEmail(order.customer.email), phone }),
    cancel && t(`cancel.${cancel}`, { phone }),
    switched && t(`switch.${switched}`, { phone }),
  ];
  const text = texts.find((one) => one !== undefined);
  if (text === undefined) return null;
  const isGood = mail === "queued" || mail === "under";
  return (
    <div className="mb-8 max-w-2xl print:hidden">
      <Notice tone={isGood ? "good" : "warn"} role={isGood ? "status" : "alert"}>
        {text}
      </Notice>
    </div>
  );
}
