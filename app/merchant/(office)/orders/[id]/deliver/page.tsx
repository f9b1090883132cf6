import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AddressLines } from "#components/checkout/address-lines.tsx";
import { CarrierNames } from "#components/office/carrier-names.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { requireMerchant } from "#lib/auth/require-merchant.ts";
import { type DeliveryProblem, findDeliveryProblem, itemsLeft } from "#lib/domain/delivery.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import { getRuntime } from "#lib/runtime.ts";
import { findOrder, toOrderPath } from "../find-order.ts";
import { FormPage } from "../form-page.tsx";
import { QuantityTable } from "../quantity-table.tsx";
import { readTyped, type Typed } from "../typed-form.ts";
import { DeliveryCheck } from "./delivery-check.tsx";
import { emptyDelivery, type FieldProblem, readDelivery, Wish } from "./delivery-form.ts";
import { toRefusal } from "./refusal.ts";

interface DeliverPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata({ params }: DeliverPageProps): Promise<Metadata> {
  await requireMerchant("deliver");
  const [order, t] = await Promise.all([params.then(({ id }) => findOrder(id)), getTranslations("handling.deliver")]);
  return { title: t("title", { number: order.number }) };
}

/** First what leaves and how, then what will happen, then it happens. Every step is an address: typed once, kept for good. */
export default async function DeliverPage({ params, searchParams }: DeliverPageProps) {
  await requireMerchant("deliver");
  const [order, locale, typed] = await Promise.all([
    params.then(({ id }) => findOrder(id)),
    getLocale(),
    searchParams.then(readTyped),
  ]);
  const { clock } = await getRuntime();
  const now = clock.now();
  const isTyped = Wish.safeParse(typed.wish).success;
  const read = isTyped ? readDelivery(order, typed, now) : null;
  const refusal = toRefusal(typed.refused);
  const standing = order.delivery === "collection" ? "toBeCollected" : findDeliveryProblem(order, []);
  if (standing !== null) return <Impossible order={order} problem={standing} />;
  if (read?.ok && typed.step === "check" && refusal === null) {
    return <DeliveryCheck order={order} wanted={read.wanted} typed={typed} locale={locale} />;
  }
  const t = await getTranslations("handling");
  const problems = read === null || read.ok ? [] : read.problems;
  return (
    <FormPage
      order={order}
      title={t("deliver.title", { number: order.number })}
      problems={[
        ...(refusal === null ? [] : [t(`deliver.refusals.${refusal}`)]),
        ...problems.map(({ problem, most }) => t(`deliver.problems.${problem}`, { most })),
      ]}
    >
      <DeliverForm
        order={order}
        typed={isTyped ? typed : emptyDelivery(order, randomUUID(), now)}
        problems={problems}
        today={toBerlinDay(now)}
        locale={locale}
      />
    </FormPage>
  );
}

/** What stands against it whatever is typed, and the way round where there is one. */
async function Impossible({ order, problem }: { order: Order; problem: DeliveryProblem }) {
  const t = await getTranslations("handling");
  return (
    <FormPage order={order} title={t("deliver.title", { number: order.number })}>
      <p className="max-w-2xl">{t(`deliver.refusals.${problem}`)}</p>
      {problem === "toBeCollected" ? (
        <ButtonLink href={`${toOrderPath(order)}/ship-instead`}>{t("handOver.ship")}</ButtonLink>
      ) : null}
    </FormPage>
  );
}

interface DeliverFormProps {
  order: Order;
  typed: Typed;
  problems: readonly FieldProblem[];
  today: string;
  locale: Locale;
}

async function DeliverForm({ order, typed, problems, today, locale }: DeliverFormProps) {
  const [t, check] = await Promise.all([getTranslations("handling.deliver"), getTranslations("handling.check")]);
  const left = itemsLeft(order);
  const errors = Object.fromEntries(
    problems.map(({ field, problem, most }) => [field, t(`problems.${problem}`, { most })]),
  );
  return (
    <form action={`${toOrderPath(order)}/deliver`} noValidate className="max-w-2xl space-y-6">
      <input type="hidden" name="wish" value={typed.wish} />
      <input type="hidden" name="step" value="check" />
      <QuantityTable
        caption={t("quantities")}
        lines={order.lines}
        most={left}
        typed={typed}
        errors={errors}
        locale={locale}
      />
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-[1fr_1.4fr_1fr]">
        <TextField
          name="carrier"
          label={t("carrier")}
          optional={t("optional")}
          list="carriers"
          autoComplete="off"
          maxLength={60}
          defaultValue={typed.carrier}
          error={errors.carrier}
        />
        <CarrierNames id="carriers" />
        <TextField
          name="tracking"
          label={t("tracking")}
          optional={t("optional")}
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          defaultValue={typed.tracking}
          error={errors.tracking}
        />
        <TextField
          name="date"
          label={t("date")}
          type="date"
          max={today}
          defaultValue={typed.date}
          error={errors.date}
        />
      </div>
      <div className="text-sm">
        <p className="font-semibold">{t("to")}</p>
        <AddressLines customer={order.customer} locale={locale} />
      </div>
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button className="max-sm:w-full">{check("button")}</Button>
        <TextLink href={toOrderPath(order)}>{check("leave")}</TextLink>
      </p>
    </form>
  );
}
