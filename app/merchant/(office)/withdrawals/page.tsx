import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireMerchant } from "#lib/auth/require-merchant.ts";
import { getRuntime } from "#lib/runtime.ts";
import { WithdrawalItem } from "./withdrawal-item.tsx";

const MOST = 200;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.withdrawals"))("title") };
}

/** What customers declared, the newest first, with what the shop found of it. */
export default async function WithdrawalsPage() {
  await requireMerchant("view");
  const [t, locale, { withdrawals }] = await Promise.all([
    getTranslations("office.withdrawals"),
    getLocale(),
    getRuntime(),
  ]);
  const listed = await withdrawals.list(MOST);
  return (
    <Page className="space-y-8">
      <header className="max-w-2xl">
        <Heading level={1} size="section">
          {t("title")}
        </Heading>
        <p className="mt-1 text-sm text-soft">{t("intro")}</p>
      </header>
      {listed.length === 0 ? <Notice tone="good" title={t("none")} /> : null}
      <ol className="border-t border-line">
        {listed.map((withdrawal) => (
          <WithdrawalItem key={withdrawal.token} withdrawal={withdrawal} locale={locale} />
        ))}
      </ol>
    </Page>
  );
}
