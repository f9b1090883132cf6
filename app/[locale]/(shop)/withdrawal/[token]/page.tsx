import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "#components/ui/page.tsx";
import { findStatementErrors } from "#lib/domain/withdrawal-form.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { getRuntime } from "#lib/runtime.ts";
import { ReceiptPart } from "./receipt-part.tsx";
import { ReviewPart } from "./review-part.tsx";
import { UnfinishedPart } from "./unfinished-part.tsx";

interface StatementPageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ change?: string | string[]; problem?: string | string[] }>;
}

/** The token is the key: it must not get about by search engines or as a referrer. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("withdrawal");
  return { title: t("title"), robots: { index: false, follow: false }, referrer: "same-origin" };
}

/** One statement on its way: what is missing, the second step, or the receipt. */
export default async function StatementPage({ params, searchParams }: StatementPageProps) {
  const [{ token }, { change, problem }, locale, runtime] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getRuntime(),
  ]);
  const withdrawal = await runtime.withdrawals.find(token);
  if (withdrawal === null) redirect(toLocalePath("/withdrawal?problem=gone", locale));
  const profile = await runtime.shop.profile();
  const errors = findStatementErrors(withdrawal);
  const { declaredAt } = withdrawal;
  if (declaredAt !== null) {
    return (
      <Page className="space-y-8" data-withdrawal="declared">
        <ReceiptPart withdrawal={{ ...withdrawal, declaredAt }} locale={locale} />
      </Page>
    );
  }
  const isUnfinished = Object.keys(errors).length > 0 || change !== undefined;
  return (
    <Page className="space-y-8" data-withdrawal="draft">
      {isUnfinished ? (
        <UnfinishedPart withdrawal={withdrawal} errors={errors} />
      ) : (
        <ReviewPart withdrawal={withdrawal} locale={locale} email={problem === "failed" ? profile.email : null} />
      )}
    </Page>
  );
}
