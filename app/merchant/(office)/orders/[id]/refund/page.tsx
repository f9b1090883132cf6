import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireMerchant } from "#lib/auth/require-merchant.ts";
import { findOrder } from "../find-order.ts";
import { FormPage } from "../form-page.tsx";
import { readTyped } from "../typed-form.ts";
import { toUndoRefusal } from "../undo-refusal.ts";
import { RefundFields } from "./refund-fields.tsx";
import { findStandingProblem, readRefund } from "./refund-form.ts";
import { RefundPreview } from "./refund-preview.tsx";

interface RefundPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata({ params }: RefundPageProps): Promise<Metadata> {
  await requireMerchant("undo");
  const [order, t] = await Promise.all([params.then(({ id }) => findOrder(id)), getTranslations("handling.refund")]);
  return { title: t("title", { number: order.number }) };
}

/** First how much and why, then what will happen, then it happens. */
export default async function RefundPage({ params, searchParams }: RefundPageProps) {
  await requireMerchant("undo");
  const [order, locale, typed, t] = await Promise.all([
    params.then(({ id }) => findOrder(id)),
    getLocale(),
    searchParams.then(readTyped),
    getTranslations("handling"),
  ]);
  const read = typed.step === "check" ? readRefund(order, typed) : null;
  const refusal = toUndoRefusal(typed.refused);
  if (read?.ok && refusal === null) {
    return <RefundPreview order={order} wanted={read.wanted} typed={typed} locale={locale} />;
  }
  const standing = findStandingProblem(order);
  const problems = read === null || read.ok ? [] : read.problems;
  const errors = Object.fromEntries(
    problems.map(({ field, problem, most }) => [field, t(`refund.problems.${problem}`, { most })]),
  );
  return (
    <FormPage
      order={order}
      title={t("refund.title", { number: order.number })}
      problems={[...(refusal === null ? [] : [t(`undo.${refusal}`)]), ...new Set(Object.values(errors))]}
    >
      {standing === null ? (
        <RefundFields order={order} typed={{ wish: randomUUID(), ...typed }} errors={errors} locale={locale} />
      ) : (
        <p>{t(`undo.${standing}`)}</p>
      )}
    </FormPage>
  );
}
