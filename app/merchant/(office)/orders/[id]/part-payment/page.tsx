import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { TextLink } from "#components/ui/text-link.tsx";
import { requireMerchant } from "#lib/auth/require-merchant.ts";
import { formatCents } from "#lib/domain/money.ts";
import { findPartProblem, mayEnterPart, partLimitCents, partMark } from "#lib/domain/part-payment.ts";
import { partCents } from "#lib/domain/receipt.ts";
import { findOrder, toOrderPath } from "../find-order.ts";
import { FormPage } from "../form-page.tsx";
import { readTyped } from "../typed-form.ts";
import { PartFields } from "./part-fields.tsx";
import { readPart, toPartRefusal } from "./part-form.ts";
import { PartPreview } from "./part-preview.tsx";

interface PartPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata({ params }: PartPageProps): Promise<Metadata> {
  await requireMerchant("repair");
  const [order, t] = await Promise.all([params.then(({ id }) => findOrder(id)), getTranslations("handling.part")]);
  return { title: t("title", { number: order.number }) };
}

/** First how much came, then what is left to be paid, then the customer is told. */
export default async function PartPage({ params, searchParams }: PartPageProps) {
  await requireMerchant("repair");
  const [order, locale, typed, t] = await Promise.all([
    params.then(({ id }) => findOrder(id)),
    getLocale(),
    searchParams.then(readTyped),
    getTranslations("handling"),
  ]);
  const title = t("part.title", { number: order.number });
  if (!mayEnterPart(order)) {
    return (
      <FormPage order={order} title={title}>
        <p className="max-w-2xl">{t("part.problems.noPart")}</p>
      </FormPage>
    );
  }
  const entered = readPart(typed.amount ?? "", partMark(order));
  const refusal = toPartRefusal(typed.refused);
  const problem = refusal ?? (typed.step === "check" ? findPartProblem(order, entered) : null);
  if (typed.step === "check" && problem === null) {
    return <PartPreview order={order} entered={entered} typed={typed} locale={locale} />;
  }
  const limit = formatCents(partLimitCents(order), locale);
  const sentence = problem === null ? undefined : t(`part.problems.${problem}`, { limit });
  const isAboutField = problem === "badAmount" || problem === "tooMuch";
  const standing = partCents(order.payment.receipts);
  return (
    <FormPage order={order} title={title} problems={sentence === undefined ? [] : [sentence]}>
      <div className="max-w-2xl space-y-4">
        {standing === null ? null : <p>{t("part.standing", { amount: formatCents(standing, locale) })}</p>}
        <PartFields order={order} amount={typed.amount} error={isAboutField ? sentence : undefined}>
          <TextLink href={toOrderPath(order)}>{t("check.leave")}</TextLink>
        </PartFields>
      </div>
    </FormPage>
  );
}
