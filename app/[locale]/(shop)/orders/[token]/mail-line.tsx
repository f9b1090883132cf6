import { getTranslations } from "next-intl/server";
import { maskEmail } from "#components/order/mask-email.ts";
import type { Order } from "#lib/domain/order.ts";
import { getRuntime } from "#lib/runtime.ts";

/** Promises the confirmation as sent only when it was. */
export async function MailLine({ order }: { order: Order }) {
  const [t, { mailOutbox }] = await Promise.all([getTranslations("order.mail"), getRuntime()]);
  const row = await mailOutbox.find(order.id, { event: "confirmation", attempt: order.payment.number });
  return t(row?.status === "sent" ? "sent" : "soon", { email: maskEmail(order.customer.email) });
}
