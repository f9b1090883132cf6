import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SubmitButton } from "#components/checkout/submit-button.tsx";
import { maskEmail } from "#components/order/mask-email.ts";
import type { OrderState } from "#components/order/order-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { ShopProfile } from "#lib/domain/shop.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { FALLBACK_METHOD, paymentMethod } from "#lib/payments/index.ts";
import { payOtherwiseAction } from "./actions.ts";
import { ChargeLead } from "./charge-lead.tsx";
import { Lead } from "./lead.tsx";
import { LookAgain } from "./look-again.tsx";
import { OrderAgain } from "./order-again.tsx";
import { PartLine } from "./part-line.tsx";
import { PayLaterLead } from "./pay-later-lead.tsx";
import { SurplusNote } from "./surplus-note.tsx";
import { PartPaidLead, TransferLead } from "./transfer-lead.tsx";

interface OrderLeadProps {
  order: Order;
  state: OrderState;
  profile: ShopProfile;
  locale: Locale;
  /** From the address: what went wrong when another method was asked for. */
  problem: string | string[] | undefined;
}

/** The state of the order in a heading, and what it asks of the customer. */
export async function OrderLead(props: OrderLeadProps) {
  const { order, state, profile } = props;
  const t = await getTranslations("order");
  const { number } = order;
  const { phone } = profile;
  switch (state) {
    case "transfer":
      return <TransferLead {...props} />;
    case "partPaid":
      return <PartPaidLead {...props} />;
    case "payLater":
    case "payLaterDelivered":
      return <PayLaterLead {...props} state={state} />;
    case "denied":
      return <DeniedLead {...props} />;
    case "checking":
    case "switching":
    case "detailsMissing": {
      const strong = (words: ReactNode) => <strong>{words}</strong>;
      const email = maskEmail(order.customer.email);
      return (
        <Lead title={t(`${state}.title`, { number })}>
          <LookAgain seconds={5} />
          <p role="status" className="text-lg">
            {t.rich(`${state}.text`, { strong })}
          </p>
          <p className="text-soft">{t(`${state}.mail`, { email, phone })}</p>
        </Lead>
      );
    }
    case "paid":
    case "paidDelivered": {
      const title = order.delivery === "collection" ? ("titleCollection" as const) : ("title" as const);
      return (
        <Lead title={t(`${state}.${title}`, { number })}>
          <p className="text-lg">
            {t(`${state}.text`, { number, amount: formatCents(order.totalCents, props.locale) })}
          </p>
          <PartLine order={order} />
          <SurplusNote order={order} phone={phone} locale={props.locale} />
        </Lead>
      );
    }
    case "charging":
    case "charged":
    case "chargedDelivered":
    case "chargeReturned":
      return <ChargeLead {...props} state={state} />;
    case "disputed":
      return (
        <Lead title={t("disputed.title", { number })}>
          <p className="text-lg">{t("disputed.text", { phone })}</p>
        </Lead>
      );
    case "expired":
      return <ExpiredLead {...props} />;
    case "ending":
    case "cancelled":
    case "cancelledElsewhere":
    case "refunded": {
      const text = order.payment.funding === null ? ("text" as const) : ("textCharged" as const);
      return (
        <Lead title={t(`${state}.title`, { number })}>
          {state === "ending" ? <LookAgain seconds={15} /> : null}
          <p role={state === "ending" ? "status" : undefined} className="text-lg">
            {t(`${state}.${text}`, { phone })}
          </p>
          {state === "cancelled" || state === "cancelledElsewhere" ? <OrderAgain order={order} /> : null}
        </Lead>
      );
    }
  }
}

/** Refused after the order: the same order can be paid in another way. */
async function DeniedLead({ order, profile, locale, problem }: OrderLeadProps) {
  const [t, payment] = await Promise.all([getTranslations("order"), getTranslations("payment")]);
  const other = payment(`${FALLBACK_METHOD}.label`);
  const notice = problem === "short" || problem === "failed" || problem === "crowded" ? problem : null;
  const again = order.payment.method === FALLBACK_METHOD ? "Again" : "";
  const amount = formatCents(order.totalCents, locale);
  return (
    <Lead title={t(`denied.title${again}`, { method: payment(`${paymentMethod(order.payment.method).code}.label`) })}>
      {notice === null ? null : (
        <Notice tone="warn" role="alert" title={t(`denied.${notice}Title`)}>
          {t(`denied.${notice}`, { phone: profile.phone })}
        </Notice>
      )}
      <p className="text-lg">{t(`denied.text${again}`, { number: order.number })}</p>
      <p>{t(`denied.offer${again}`, { amount, method: other })}</p>
      <form action={payOtherwiseAction} className="max-w-sm pt-2">
        <input type="hidden" name="token" value={order.token} />
        <SubmitButton label={t("denied.pay", { method: other })} pendingLabel={t("denied.pending")} />
      </form>
    </Lead>
  );
}

/** The money did not come: what to do with a transfer on its way, and how to get the goods all the same. */
async function ExpiredLead({ order, profile, locale }: OrderLeadProps) {
  const t = await getTranslations("order.expired");
  const wasAsked = order.payment.instructions !== null;
  const shop = (words: ReactNode) => <TextLink href={toLocalePath("/", locale)}>{words}</TextLink>;
  return (
    <Lead title={t("title", { number: order.number })}>
      <p className="text-lg">{t(wasAsked ? "text" : "textRefused")}</p>
      <OrderAgain order={order}>
        <p>{t.rich("again", { shop, phone: profile.phone })}</p>
      </OrderAgain>
    </Lead>
  );
}
