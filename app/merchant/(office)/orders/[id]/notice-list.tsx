import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Notice } from "#components/ui/notice.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { OrderRecord, RecordedAttention, RecordedJob } from "#lib/ports.ts";
import { formatMoment } from "./format-moment.ts";
import type { NextStep } from "./next-step.ts";

interface NoticeListProps {
  record: OrderRecord;
  /** What stands above already: what it tells is not told again. */
  step: NextStep;
  locale: Locale;
  /** The button that starts a job once more, for those who may. */
  tryAgain: (job: RecordedJob) => ReactNode;
}

/** What waits for a person, each with what to do about it. Nothing when nothing does. */
export async function NoticeList({ record, step, locale, tryAgain }: NoticeListProps) {
  const t = await getTranslations("handling.notices");
  const attention = record.attention.filter(({ kind }) => TOLD_BY[kind] !== step);
  const dead = record.jobs.filter(({ status }) => status === "dead");
  const failing = record.jobs.filter(({ status, failures }) => status !== "dead" && failures > 0);
  if (attention.length + dead.length + failing.length === 0) return null;
  return (
    <section aria-label={t("title")} className="grid gap-3">
      {attention.map((entry) => (
        <Notice
          key={entry.id}
          tone={entry.kind === "note" || entry.kind === "partPayment" ? "warn" : "bad"}
          title={t(`attention.${entry.kind}.title`)}
        >
          <p>{t(`attention.${entry.kind}.text`)}</p>
          <p className="text-xs">
            {[t("since", { date: formatMoment(entry.raisedAt, locale) }), ...toWords(entry)].join(" · ")}
          </p>
        </Notice>
      ))}
      {dead.map((job) => (
        <Notice key={job.id} tone="bad" title={t("dead", { work: t(`kinds.${job.kind}`) })}>
          <p>{t("deadText")}</p>
          {job.cause === null ? null : <p className="text-xs">{job.cause.slice(0, 200)}</p>}
          {tryAgain(job)}
        </Notice>
      ))}
      {failing.map((job) => (
        <Notice key={job.id} tone="warn" title={t("tries", { work: t(`kinds.${job.kind}`) })}>
          <p>{t("triesText", { count: job.failures })}</p>
          {job.cause === null ? null : <p className="text-xs">{job.cause.slice(0, 200)}</p>}
        </Notice>
      ))}
    </section>
  );
}

/** By which step the same is said, larger. */
const TOLD_BY: Partial<Record<RecordedAttention["kind"], NextStep>> = {
  disputed: "clarify",
  reportRefused: "reportAgain",
};

/** What the provider or the program said of it, where it said something in words. */
function toWords({ kind, key, detail }: RecordedAttention): string[] {
  const said = kind === "note" ? [key] : [detail.says, detail.reason, detail.provider];
  return said.flatMap((text) => (typeof text === "string" && text !== "" ? [text.slice(0, 200)] : []));
}
