import { getTranslations } from "next-intl/server";
import { formatDay } from "#components/order/format-day.ts";
import { GirocodePanel } from "#components/order/girocode-panel.tsx";
import { TransferFacts } from "#components/order/transfer-facts.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { transferDeadline } from "#lib/domain/payment-instructions.ts";
import type { ShopProfile } from "#lib/domain/shop.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { paymentInstructions } from "#lib/payments/instructions.ts";
import { Lead } from "./lead.tsx";
import { MailLine } from "./mail-line.tsx";

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
  const days = profile.prepaidHoldDays;
  const date = formatDay(transferDeadline(order, profile), locale);
  const holdKey = order.delivery === "collection" ? "holdCollection" : "hold";
  return (
    <div>
      <Heading level={1} size="section" className="max-w-3xl">
        {t("transfer.title", { number: order.number })}
      </Heading>
      <p className="tabular mt-5 font-display text-4xl">
        {formatCents(instructions.openCents, locale)}{" "}
        <span className="block text-2xl tracking-normal">{t("transfer.until", { date })}</span>
      </p>
      <p className="mt-3 max-w-2xl text-sm text-soft">
        {t(`transfer.${holdKey}`, { days })} <MailLine order={order} />
      </p>
      <div className="mt-8 grid items-start gap-x-14 gap-y-8 md:grid-cols-[1fr_auto]">
        <section aria-label={t("facts.title")}>
          <TransferFacts instructions={instructions} locale={locale} />
        </section>
        <GirocodePanel {...{ instructions, locale }} imageHref={toImageHref(order, locale)} phone={profile.phone} />
      </div>
    </div>
  );
}

/** Some of it came: no sum is asked for and no code shown, because nobody knows what is missing. */
export async function PartPaidLead({ order, profile, locale }: TransferLeadProps) {
  const t = await getTranslations("order");
  const instructions = paymentInstructions(order, profile);
  if (instructions === null) return null;
  const amount = formatCents(instructions.openCents, locale);
  return (
    <div>
      <Lead title={t("partPaid.title")}>
        <p className="text-lg">{t("partPaid.text", { number: order.number })}</p>
        <p>{t("partPaid.compare", { amount, phone: profile.phone })}</p>
      </Lead>
      <section aria-label={t("facts.title")} className="mt-8 max-w-2xl">
        <TransferFacts instructions={instructions} locale={locale} />
      </section>
    </div>
  );
}

/** Address of the girocode as a picture. */
export function toImageHref(order: Order, locale: Locale): string {
  return toLocalePath(`/orders/${order.token}/girocode.png`, locale);
}
