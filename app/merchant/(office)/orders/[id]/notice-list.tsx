import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Notice } from "#components/ui/notice.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { OrderRecord, RecordedAttention, RecordedJob } from "#lib/ports.ts";
import { formatMoment } from "./format-moment.ts";

interface NoticeListProps {
  record: OrderRecord;
  locale: Locale;
  /** The button that starts a job once more, for those who may. */
  tryAgain: (job: RecordedJob) => ReactNode;
}

/** What waits for a person, each with what to do about it. Nothing when nothing does. */
export async function NoticeList({ record, locale, tryAgain }: NoticeListProps) {
  const t = await getTranslations("handling.notices");
  const dead = record.jobs.filter(({ status }) => status === "dead");
  const failing = record.jobs.filter(({ status, failures }) => status !== "dead" && failures > 0);
  if (record.attention.length + dead.length + failing.length === 0) return null;
  return (
    <section aria-label={t("title")} className="grid gap-3">
      {record.attention.map((entry) => (
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

/** What the provider or the program said of it, where it said something in words. */
function toWords({ kind, key, detail }: RecordedAttention): string[] {
  const said = kind === "note" ? [key] : [detail.says, detail.reason, detail.provider];
  return said.flatMap((text) => (typeof text === "string" && text !== "" ? [text.slice(0, 200)] : []));
}
