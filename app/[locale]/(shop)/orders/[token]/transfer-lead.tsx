import { getTranslations } from "next-intl/server";
import { formatDay } from "#components/order/format-day.ts";
import { Heading } from "#components/ui/heading.tsx";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { PaymentInstructions } from "#lib/domain/payment-instructions.ts";
import type { ShopProfile } from "#lib/domain/shop.ts";
import { paymentInstructions } from "#lib/payments/instructions.ts";
import { Lead } from "./lead.tsx";
import { MailLine } from "./mail-line.tsx";
import { TransferBody } from "./transfer-body.tsx";

interface TransferLeadProps {
  order: Order;
  profile: ShopProfile;
  locale: Locale;
}

/** Amount and date first and largest, then the facts, the code beside them. */
export async function TransferLead({ order, profile, locale }: TransferLeadProps) {
  const t = await getTranslations("order");
  const instructions = paymentInstructions(order, profile);
  if (instructions === null) return null;
  const holdKey = order.delivery === "collection" ? "holdCollection" : "hold";
  return (
    <div>
      <Heading level={1} size="section" className="max-w-3xl">
        {t("transfer.title", { number: order.number })}
      </Heading>
      <AmountLine instructions={instructions} locale={locale} />
      <p className="mt-3 max-w-2xl text-sm text-soft">
        {t(`transfer.${holdKey}`, { days: profile.prepaidHoldDays })} <MailLine order={order} />
      </p>
      <section aria-label={t("facts.title")} className="mt-8">
        <TransferBody {...{ order, instructions, locale }} phone={profile.phone} />
      </section>
    </div>
  );
}

/** Some of it came: what is missing is asked for, or, where nobody knows it, compared. */
export async function PartPaidLead({ order, profile, locale }: TransferLeadProps) {
  const t = await getTranslations("order");
  const instructions = paymentInstructions(order, profile);
  if (instructions === null) return null;
  const { openCents, partCents } = instructions;
  const open = formatCents(openCents, locale);
  const { phone } = profile;
  if (partCents === null) {
    return (
      <div>
        <Lead title={t("partPaid.title")}>
          <p className="text-lg">{t("partPaid.text", { number: order.number })}</p>
          <p>{t("partPaid.compare", { amount: open, phone })}</p>
        </Lead>
        <section aria-label={t("facts.title")} className="mt-8 max-w-2xl">
          <TransferBody {...{ order, instructions, locale, phone }} />
        </section>
      </div>
    );
  }
  const part = formatCents(partCents, locale);
  const total = formatCents(openCents + partCents, locale);
  return (
    <div>
      <Heading level={1} size="section" className="max-w-3xl">
        {t("partPaid.titleRest", { open })}
      </Heading>
      <AmountLine instructions={instructions} locale={locale} />
      <p className="mt-3 max-w-2xl">{t("partPaid.textRest", { number: order.number, part, total })}</p>
      <section aria-label={t("facts.title")} className="mt-8">
        <TransferBody {...{ order, instructions, locale, phone }} />
      </section>
    </div>
  );
}

/** How much, and until when as far as a day is known; the largest on the page. */
async function AmountLine({ instructions, locale }: { instructions: PaymentInstructions; locale: Locale }) {
  const t = await getTranslations("order.transfer");
  const { due, openCents } = instructions;
  return (
    <p className="tabular mt-5 font-display text-4xl">
      {formatCents(openCents, locale)}
      {due.kind === "afterDelivery" ? null : (
        <span className="block text-2xl tracking-normal"> {t("until", { date: formatDay(due.day, locale) })}</span>
      )}
    </p>
  );
}
