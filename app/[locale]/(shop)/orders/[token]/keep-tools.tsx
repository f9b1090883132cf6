import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SubmitButton } from "#components/checkout/submit-button.tsx";
import { formatDay } from "#components/order/format-day.ts";
import { maskEmail } from "#components/order/mask-email.ts";
import { PrintButton } from "#components/order/print-button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { PaymentInstructions } from "#lib/domain/payment-instructions.ts";
import { reminderDayOf } from "#lib/domain/reminder-day.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { getRuntime } from "#lib/runtime.ts";
import { sendAgainAction } from "./actions.ts";

interface KeepToolsProps {
  order: Order;
  /** What is still to be transferred. */
  instructions: PaymentInstructions;
  locale: Locale;
}

/** For those who do not pay right now: a calendar entry, paper, the mail once more. */
export async function KeepTools({ order, instructions, locale }: KeepToolsProps) {
  const [t, { chance }] = await Promise.all([getTranslations("order.keep"), getRuntime()]);
  const day = reminderDayOf(instructions);
  return (
    <section aria-labelledby="keep-title" className="print:hidden">
      <Heading level={2} size="part" id="keep-title">
        {t("title")}
      </Heading>
      <ul className="mt-3 grid gap-x-14 gap-y-3 text-sm md:grid-cols-3">
        {day === null ? null : (
          <Tool note={t("calendarNote", { date: formatDay(day, locale) })}>
            <TextLink
              href={toLocalePath(`/orders/${order.token}/reminder.ics`, locale)}
              className="inline-flex min-h-11 items-center"
            >
              {t("calendar")}
            </TextLink>
          </Tool>
        )}
        <Tool note={t("printNote")}>
          <PrintButton label={t("print")} />
        </Tool>
        <Tool note={t("mailNote", { email: maskEmail(order.customer.email) })}>
          <form action={sendAgainAction}>
            <input type="hidden" name="token" value={order.token} />
            <input type="hidden" name="wish" value={chance.uuid()} />
            <SubmitButton look="link" label={t("mail")} pendingLabel={t("pending")} />
          </form>
        </Tool>
      </ul>
    </section>
  );
}

function Tool({ note, children }: { note: string; children: ReactNode }) {
  return (
    <li>
      {children}
      <p className="text-soft">{note}</p>
    </li>
  );
}
