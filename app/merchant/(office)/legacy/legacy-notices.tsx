import { getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import { LEGACY_REFUSALS } from "#lib/domain/legacy-refusal.ts";
import type { LegacyResult } from "#lib/ports.ts";
import type { Typed } from "../orders/[id]/typed-form.ts";

/** What the provider would not do, why, and what to do next. */
export async function RefusalNotice({ result }: { result: Exclude<LegacyResult<never>, { kind: "answer" }> }) {
  const t = await getTranslations("legacyPayment");
  const support =
    result.supportId === null ? null : <p className="text-xs">{t("support", { id: result.supportId })}</p>;
  if (result.kind === "unknown") {
    return (
      <Notice tone="warn" role="alert" title={t("unreadable.title")}>
        <p>{t("unreadable.text")}</p>
        {support}
      </Notice>
    );
  }
  return (
    <div data-refusal={result.refusal}>
      <Notice tone="bad" role="alert" title={t(`refusals.${result.refusal}.title`)}>
        <p>{t(`refusals.${result.refusal}.text`)}</p>
        {support}
      </Notice>
    </div>
  );
}

/** What became of the press that led here. */
export async function OutcomeNotice({ typed }: { typed: Typed }) {
  const t = await getTranslations("legacyPayment.outcome");
  const did = typed.did === "cancel" || typed.did === "report" ? typed.did : null;
  if (did === null) return null;
  const supportId = /^[\w-]{1,64}$/.test(typed.support ?? "") ? (typed.support ?? null) : null;
  switch (typed.outcome) {
    case "done":
      return (
        <Notice tone="good" role="status" title={t(`${did}Done`)}>
          {typed.waits === "1" ? t("refundWaits") : null}
        </Notice>
      );
    case "before":
    case "changed":
      return <Notice role="status">{t(typed.outcome)}</Notice>;
    case "unknown":
      return (
        <Notice tone="warn" role="alert" title={t("unknownTitle")}>
          {t(`${did}Unknown`)}
        </Notice>
      );
    case "refused": {
      const refusal = LEGACY_REFUSALS.find((known) => known === typed.refusal);
      return refusal === undefined ? null : <RefusalNotice result={{ kind: "refused", refusal, supportId }} />;
    }
    default:
      return null;
  }
}

const PROBLEMS = ["id", "amount", "text", "date", "form"] as const;
const AWAY = ["crowded", "closed", "failed"] as const;

/** What of the typing cannot be used, or why nothing was begun. */
export async function ProblemNotice({ problem, away }: { problem: string | undefined; away: string | undefined }) {
  const [t, tasks] = await Promise.all([getTranslations("legacyPayment.problems"), getTranslations("tasks.away")]);
  const known = PROBLEMS.find((name) => name === problem);
  const turned = AWAY.find((name) => name === away);
  if (known === undefined && turned === undefined) return null;
  return (
    <Notice tone="bad" role="alert">
      {known === undefined ? null : t(known)}
      {turned === undefined ? null : tasks(turned)}
    </Notice>
  );
}
