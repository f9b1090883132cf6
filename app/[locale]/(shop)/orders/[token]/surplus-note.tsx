import { getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { surplusCents } from "#lib/domain/receipt.ts";

/** More came than was owed: how much, and what happens with it. Nothing otherwise. */
export async function SurplusNote({ order, phone, locale }: { order: Order; phone: string; locale: Locale }) {
  const t = await getTranslations("order.surplus");
  const cents = surplusCents(order.payment.receipts);
  if (cents <= 0) return null;
  return <Notice title={t("title", { surplus: formatCents(cents, locale) })}>{t("text", { phone })}</Notice>;
}
