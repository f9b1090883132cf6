import { getTranslations } from "next-intl/server";
import { formatDay } from "#components/order/format-day.ts";
import { toCalendarFile } from "#lib/domain/calendar-entry.ts";
import { formatCents } from "#lib/domain/money.ts";
import { reminderDayOf } from "#lib/domain/reminder-day.ts";
import { isLocale, toLocalePath } from "#lib/i18n/paths.ts";
import { paymentInstructions } from "#lib/payments/instructions.ts";
import { getRuntime } from "#lib/runtime.ts";

export const dynamic = "force-dynamic";

interface ReminderContext {
  params: Promise<{ locale: string; token: string }>;
}

/** When to transfer, for the customer's calendar; 404 while there is no day or nothing to transfer. */
export async function GET(_request: Request, context: ReminderContext): Promise<Response> {
  const { locale: segment, token } = await context.params;
  const { orders, shop, shopUrl } = await getRuntime();
  const order = await orders.findByToken(token);
  const profile = await shop.profile();
  const instructions = order === null ? null : paymentInstructions(order, profile);
  const day = instructions === null ? null : reminderDayOf(instructions);
  if (order === null || instructions === null || instructions.due.kind === "afterDelivery" || day === null) {
    return new Response("not found", { status: 404, headers: { "cache-control": "no-store" } });
  }
  const locale = isLocale(segment) ? segment : order.locale;
  const t = await getTranslations({ locale, namespace: "order" });
  const { owner, iban, bic, bankName, remittance, openCents, due } = instructions;
  const amount = formatCents(openCents, locale);
  const page = `${shopUrl}${toLocalePath(`/orders/${token}`, locale)}`;
  const facts = [
    [t("facts.owner"), owner],
    [t("facts.iban"), iban],
    [t("facts.amount"), amount],
    [t("facts.purpose"), remittance],
    [t("facts.bic"), bic],
    [t("facts.bankname"), bankName],
  ].flatMap(([term, value]) => (value === null ? [] : [`${term}: ${value}`]));
  const last = t("keep.reminderLast", { date: formatDay(due.day, locale) });
  const file = toCalendarFile({
    uid: `transfer-${order.number}-${order.payment.number}@${new URL(shopUrl).hostname}`,
    sequence: order.version,
    stamp: await orders.now(),
    day,
    summary: t("keep.reminder", { amount, number: order.number, shop: profile.name }),
    description: [last, ...facts, page].join("\n"),
    url: page,
  });
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="${order.number}.ics"`,
      "cache-control": "private, no-store",
      "x-robots-tag": "noindex",
    },
  });
}
