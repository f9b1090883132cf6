import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireMerchant } from "#lib/auth/require-merchant.ts";
import { CheckPage } from "../check-page.tsx";
import { toRefusal } from "../deliver/refusal.ts";
import { findOrder, toOrderPath } from "../find-order.ts";
import { readTyped } from "../typed-form.ts";
import { shipInsteadAction } from "./actions.ts";

interface ShipInsteadPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata({ params }: ShipInsteadPageProps): Promise<Metadata> {
  await requireMerchant("deliver");
  const [order, t] = await Promise.all([
    params.then(({ id }) => findOrder(id)),
    getTranslations("handling.shipInstead"),
  ]);
  return { title: t("title", { number: order.number }) };
}

/** "Doch versenden": the customer does not come, and the goods go to the address of the order. */
export default async function ShipInsteadPage({ params, searchParams }: ShipInsteadPageProps) {
  await requireMerchant("deliver");
  const [order, typed, t] = await Promise.all([
    params.then(({ id }) => findOrder(id)),
    searchParams.then(readTyped),
    getTranslations("handling"),
  ]);
  const refusal = toRefusal(typed.refused);
  return (
    <CheckPage
      order={order}
      title={t("shipInstead.title", { number: order.number })}
      typed={{ wish: typed.wish ?? randomUUID() }}
      href={`${toOrderPath(order)}/hand-over`}
      happens={[t("shipInstead.happens"), t("shipInstead.address")]}
      warning={refusal === null ? null : t(`deliver.refusals.${refusal}`)}
      action={shipInsteadAction}
      button={t("shipInstead.button")}
    />
  );
}
