import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireMerchant } from "#lib/auth/require-merchant.ts";
import { URGENCIES } from "#lib/domain/repairs.ts";
import { mayDo } from "#lib/domain/staff.ts";
import { getRuntime } from "#lib/runtime.ts";
import { groupTasks } from "./group-tasks.ts";
import { TaskItem } from "./task-item.tsx";

const MOST = 100;

/** What can be said about the press that led here; each a message below `tasks.done`. */
const DONE = ["looked", "queued", "settled", "replayed", "resent", "reported", "refunded", "before"] as const;
const TURNED_AWAY = ["crowded", "closed", "failed"] as const;

interface AttentionPageProps {
  searchParams: Promise<{ done?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tasks"))("title") };
}

/** What waits for a person, the most urgent first, each with what mends it. Works without a script. */
export default async function AttentionPage({ searchParams }: AttentionPageProps) {
  const actor = await requireMerchant("view");
  const [{ done }, t, locale, { tasks }] = await Promise.all([
    searchParams,
    getTranslations("tasks"),
    getLocale(),
    getRuntime(),
  ]);
  const [{ count }, listed] = await Promise.all([tasks.summary(), tasks.list(MOST)]);
  const groups = groupTasks(listed);
  const said = DONE.find((name) => name === done);
  const away = TURNED_AWAY.find((name) => name === done);
  return (
    <Page className="space-y-8" data-task-count={count}>
      <header>
        <Heading level={1} size="section">
          {t("title")}
        </Heading>
        <p className="mt-1 text-sm text-soft">{count === 0 ? t("noneHint") : t("count", { count })}</p>
      </header>
      {said === undefined ? null : (
        <Notice tone={said === "before" || said === "queued" ? "plain" : "good"} role="status">
          {t(`done.${said}`)}
        </Notice>
      )}
      {away === undefined ? null : (
        <Notice tone="bad" role="alert">
          {t(`away.${away}`)}
        </Notice>
      )}
      {count === 0 ? <Notice tone="good" title={t("none")} /> : null}
      {URGENCIES.map((urgency) =>
        groups[urgency].length === 0 ? null : (
          <section key={urgency} aria-labelledby={`tasks-${urgency}`}>
            <Heading level={2} size="part" id={`tasks-${urgency}`}>
              {t(`urgency.${urgency}`)} <span className="tabular font-normal text-soft">{groups[urgency].length}</span>
            </Heading>
            <ol className="mt-2 border-t border-line">
              {groups[urgency].map((entry) => (
                <TaskItem key={entry.id} entry={entry} mayRepair={mayDo(actor.role, "repair")} locale={locale} />
              ))}
            </ol>
          </section>
        ),
      )}
      {listed.length < count ? (
        <p className="text-sm text-soft">{t("more", { count: count - listed.length })}</p>
      ) : null}
    </Page>
  );
}
