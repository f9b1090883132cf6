import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { WITHDRAWAL_LENGTHS } from "#lib/domain/withdrawal.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { getRuntime } from "#lib/runtime.ts";
import { StatementForm } from "./statement-form.tsx";

interface WithdrawalPageProps {
  searchParams: Promise<{ contract?: string | string[]; problem?: string | string[] }>;
}

const PROBLEMS = ["many", "failed", "gone"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("withdrawal"))("title") };
}

/** The first of two steps (§ 356a BGB): for everybody, without an account, and with three details. */
export default async function WithdrawalPage({ searchParams }: WithdrawalPageProps) {
  const [{ contract, problem }, t, locale, { shop }] = await Promise.all([
    searchParams,
    getTranslations("withdrawal"),
    getLocale(),
    getRuntime(),
  ]);
  const { email, phone } = await shop.profile();
  const trouble = PROBLEMS.find((name) => name === problem);
  return (
    <Page className="space-y-8">
      <header className="max-w-2xl space-y-4">
        <Heading level={1}>{t("title")}</Heading>
        <p className="text-lg">{t("intro")}</p>
        <p className="text-soft">
          {t.rich("instruction", {
            link: (words) => <TextLink href={toLocalePath("/legal/withdrawal", locale)}>{words}</TextLink>,
          })}
        </p>
      </header>
      {trouble === undefined ? null : (
        <div className="max-w-2xl">
          <Notice tone="warn" role="alert">
            {t(`problems.${trouble}`, { email, phone })}
          </Notice>
        </div>
      )}
      <StatementForm values={{ contract: String(contract ?? "").slice(0, WITHDRAWAL_LENGTHS.contract) }} />
    </Page>
  );
}
