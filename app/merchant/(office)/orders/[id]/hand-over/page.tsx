import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SubmitButton } from "#components/checkout/submit-button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { requireMerchant } from "#lib/auth/require-merchant.ts";
import { findDeliveryProblem, itemsLeft } from "#lib/domain/delivery.ts";
import { ItemList } from "../check-page.tsx";
import { toRefusal } from "../deliver/refusal.ts";
import { findOrder, toOrderPath } from "../find-order.ts";
import { FormPage } from "../form-page.tsx";
import { readTyped } from "../typed-form.ts";
import { handOverAction } from "./actions.ts";

interface HandOverPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata({ params }: HandOverPageProps): Promise<Metadata> {
  await requireMerchant("deliver");
  const [order, t] = await Promise.all([params.then(({ id }) => findOrder(id)), getTranslations("handling.handOver")]);
  return { title: t("title", { number: order.number }) };
}

/** The goods go to the customer over the counter; whoever knows the code gets them. */
export default async function HandOverPage({ params, searchParams }: HandOverPageProps) {
  await requireMerchant("deliver");
  const [order, locale, typed, t] = await Promise.all([
    params.then(({ id }) => findOrder(id)),
    getLocale(),
    searchParams.then(readTyped),
    getTranslations("handling"),
  ]);
  const refusal = toRefusal(typed.refused);
  const items = itemsLeft(order);
  const standing = order.delivery === "shipping" ? "notCollected" : findDeliveryProblem(order, []);
  return (
    <FormPage
      order={order}
      title={t("handOver.title", { number: order.number })}
      problems={refusal === null ? [] : [t(`deliver.refusals.${refusal}`)]}
    >
      {standing !== null ? (
        <p className="max-w-2xl">{t(`deliver.refusals.${standing}`)}</p>
      ) : (
        <form action={handOverAction} className="max-w-2xl space-y-6">
          <input type="hidden" name="wish" value={typed.wish ?? randomUUID()} />
          <input type="hidden" name="order" value={order.id} />
          <ItemList items={items} order={order} locale={locale} />
          {order.pickupCode === null ? null : (
            <TextField
              name="code"
              label={t("handOver.code")}
              hint={t("handOver.codeHint")}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              className="max-w-64"
              defaultValue={typed.code}
            />
          )}
          <p className="text-sm text-soft">{t("handOver.happens")}</p>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <div className="max-sm:w-full">
              <SubmitButton label={t("handOver.button")} pendingLabel={t("check.pending")} />
            </div>
            <TextLink href={`${toOrderPath(order)}/ship-instead`}>{t("handOver.ship")}</TextLink>
          </div>
        </form>
      )}
    </FormPage>
  );
}
