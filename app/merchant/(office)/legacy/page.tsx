import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireMerchant } from "#lib/auth/require-merchant.ts";
import { mayDo } from "#lib/domain/staff.ts";
import { getRuntime } from "#lib/runtime.ts";
import { readTyped } from "../orders/[id]/typed-form.ts";
import { CancelCheck } from "./cancel-check.tsx";
import { readCancel, readId } from "./legacy-form.ts";
import { CancelForm, ReportForm } from "./legacy-forms.tsx";
import { OutcomeNotice, ProblemNotice, RefusalNotice } from "./legacy-notices.tsx";
import { PaymentFacts } from "./payment-facts.tsx";

interface LegacyPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("legacyPayment"))("title") };
}

/** One payment of an older shop module by its id: what it is, and what can be done with it. Works without a script. */
export default async function LegacyPage({ searchParams }: LegacyPageProps) {
  const actor = await requireMerchant("view");
  const [query, t, locale, { legacyPayments }] = await Promise.all([
    searchParams,
    getTranslations("legacyPayment"),
    getLocale(),
    getRuntime(),
  ]);
  const typed = readTyped(query);
  const id = typed.id === undefined || typed.id === "" ? undefined : readId(typed.id);
  const found = id === undefined || id === null ? null : await legacyPayments.read(id);
  const payment = found?.kind === "answer" ? found.value : null;
  const mayChange = mayDo(actor.role, "legacy");
  const cancel = typed.step === "check" ? readCancel(typed) : null;
  const problem = id === null ? "id" : cancel?.ok === false ? cancel.problem : typed.problem;
  const wish = typed.wish ?? randomUUID();
  return (
    <Page className="space-y-8">
      <header>
        <Heading level={1} size="section">
          {t("title")}
        </Heading>
        <p className="mt-1 max-w-prose text-sm text-soft">{t("intro")}</p>
      </header>
      <form method="get" className="flex max-w-2xl flex-wrap items-end gap-4">
        <TextField
          name="id"
          label={t("id")}
          hint={t("idHint")}
          defaultValue={typed.id ?? ""}
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          required
          className="min-w-64 grow"
        />
        <Button look="secondary" className="sm:mb-6.5">
          {t("find")}
        </Button>
      </form>
      <OutcomeNotice typed={typed} />
      <ProblemNotice problem={problem} away={typed.away} />
      {found === null || found.kind === "answer" ? null : <RefusalNotice result={found} />}
      {payment === null ? null : cancel?.ok && mayChange ? (
        <CancelCheck payment={payment} wanted={cancel.value} typed={typed} locale={locale} />
      ) : (
        <div className="grid items-start gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <PaymentFacts payment={payment} locale={locale} />
          {mayChange ? (
            <div className="space-y-10">
              <ReportForm payment={payment} typed={typed} wish={wish} />
              <CancelForm payment={payment} typed={typed} wish={wish} />
            </div>
          ) : null}
        </div>
      )}
    </Page>
  );
}
