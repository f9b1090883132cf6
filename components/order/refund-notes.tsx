import { getTranslations } from "next-intl/server";
import { Heading } from "#components/ui/heading.tsx";
import { openCents } from "#lib/domain/claim.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { Refund } from "#lib/domain/refund.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import { formatDay } from "./format-day.ts";
import { toldRefunds } from "./told-refunds.ts";

/** What was taken off the amount, why, and whether money comes back or less is to be paid; nothing where nothing was. */
export async function RefundNotes({ order, locale }: { order: Order; locale: Locale }) {
  const t = await getTranslations("order.refunds");
  const refunds = toldRefunds(order.payment);
  if (refunds.length === 0) return null;
  const isPaid = order.payment.receivedCents > 0;
  const open = openCents(order);
  return (
    <section aria-labelledby="refunds-title">
      <Heading level={2} size="section" id="refunds-title" className="mb-4">
        {t("title")}
      </Heading>
      <ul className="border-t border-line">
        {refunds.map((refund) => (
          <li key={refund.id} data-refund={refund.status} className="border-b border-line py-4">
            <RefundNote refund={refund} order={order} locale={locale} isPaid={isPaid} />
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-soft">
        {isPaid
          ? t(order.payment.funding === null ? "comesBack" : "comesBackCharged")
          : open === 0
            ? t("nothingDue")
            : t("open", { open: formatCents(open, locale) })}
      </p>
    </section>
  );
}

interface RefundNoteProps {
  refund: Refund;
  order: Order;
  locale: Locale;
  isPaid: boolean;
}

async function RefundNote({ refund, order, locale, isPaid }: RefundNoteProps) {
  const t = await getTranslations("order.refunds");
  const nameOf = (sku: string) => order.lines.find((line) => line.sku === sku)?.name[locale] ?? sku;
  const amount = formatCents(refund.amountCents, locale);
  const date = formatDay(toBerlinDay(new Date(refund.doneAt ?? refund.wantedAt)), locale);
  const what = refund.status === "wanted" ? "underway" : isPaid ? "back" : "less";
  return (
    <div className="grid gap-x-14 gap-y-2 md:grid-cols-2">
      <div>
        <p className="font-semibold">{t(what, { amount })}</p>
        <p className="text-sm text-soft">{t("on", { date })}</p>
      </div>
      <div className="text-sm">
        <p>{t("reason", { reason: refund.reason })}</p>
        {refund.items.map(({ sku, quantity }) => (
          <p key={sku}>
            <span className="tabular">{quantity} ×</span> {nameOf(sku)}
          </p>
        ))}
      </div>
    </div>
  );
}
