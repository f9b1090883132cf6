import { getTranslations } from "next-intl/server";
import type { Order } from "#lib/domain/order.ts";

/** Says that some of the goods have left; nothing otherwise. */
export async function PartLine({ order }: { order: Order }) {
  const t = await getTranslations("order.partly");
  if (order.deliveryStatus !== "partly") return null;
  return <p>{t(order.delivery === "collection" ? "textCollection" : "text")}</p>;
}
