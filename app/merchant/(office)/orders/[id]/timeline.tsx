import { getTranslations } from "next-intl/server";
import { formatDay } from "#components/order/format-day.ts";
import { FoldMark } from "#components/ui/fold-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { CUSTOMER_ACTOR } from "#lib/domain/audit.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import type { TimelinePage } from "#lib/ports.ts";
import { formatTime } from "./format-moment.ts";
import { Part } from "./part.tsx";
import { type TimelineLine, type TimelineNote, toTimelineDays } from "./timeline-lines.ts";

interface TimelineProps {
  page: TimelinePage;
  /** Path of the order's page. */
  href: string;
  /** This is not the newest page. */
  isOlder: boolean;
  locale: Locale;
}

/** Everything that happened, newest first: what people have to know open, steps between programs folded. */
export async function Timeline({ page, href, isOlder, locale }: TimelineProps) {
  const t = await getTranslations("handling.timeline");
  return (
    <Part
      id="timeline"
      title={t("title")}
      aside={isOlder ? <TextLink href={`${href}#timeline`}>{t("newest")}</TextLink> : null}
    >
      {toTimelineDays(page.entries).map(({ day, parts }) => (
        <section
          key={day}
          aria-label={formatDay(day, locale)}
          className="border-t border-line py-3 sm:grid sm:grid-cols-[9.5rem_1fr] sm:gap-x-6"
        >
          <h3 className="font-body text-sm font-semibold tracking-normal">{formatDay(day, locale)}</h3>
          <ol className="max-sm:mt-1.5">
            {parts.map((part) =>
              "lines" in part ? (
                <li key={part.id}>
                  <details>
                    <summary className="flex min-h-9 list-none items-center gap-x-2 py-1 text-xs text-soft hover:text-ink [&::-webkit-details-marker]:hidden">
                      <span className="w-12 shrink-0 tabular">{formatTime(part.lines[0]?.at, locale)}</span>
                      <span className="link">{t("steps", { count: part.lines.length })}</span>
                      <FoldMark />
                    </summary>
                    <ol className="pb-1">
                      {part.lines.map((line) => (
                        <Line key={line.id} line={line} locale={locale} />
                      ))}
                    </ol>
                  </details>
                </li>
              ) : (
                <Line key={part.id} line={part} locale={locale} />
              ),
            )}
          </ol>
        </section>
      ))}
      {page.next === null ? null : (
        <p className="border-t border-line pt-4 text-sm">
          <TextLink href={`${href}?before=${encodeURIComponent(page.next)}#timeline`}>{t("older")}</TextLink>
        </p>
      )}
    </Part>
  );
}

async function Line({ line, locale }: { line: TimelineLine; locale: Locale }) {
  const [t, methods] = await Promise.all([getTranslations("handling"), getTranslations("payment")]);
  const { mail } = line.values;
  const values = { ...line.values, mail: t.has(`mails.${mail}` as never) ? t(`mails.${mail}` as never) : mail };
  const key = `events.${line.key}` as never;
  return (
    <li className="flex gap-x-2 py-1 text-sm">
      <time dateTime={line.at.toISOString()} className="w-12 shrink-0 text-xs leading-[1.7] text-soft tabular">
        {formatTime(line.at, locale)}
      </time>
      <div className="min-w-0">
        <p>
          {t.has(key) ? t(key, values as never) : <code className="text-xs">{line.event}</code>}
          {line.by === null ? null : <span className="text-soft"> · {toName(line.by)}</span>}
        </p>
        {line.notes.length === 0 ? null : (
          <p className="text-xs text-soft">{line.notes.map((note) => toNoteText(note)).join(" · ")}</p>
        )}
      </div>
    </li>
  );

  function toName(by: string): string {
    return by === CUSTOMER_ACTOR.name ? t("timeline.customer") : by;
  }

  function toNoteText(note: TimelineNote): string {
    if (note.kind === "amount") return formatCents(note.cents, locale);
    if (note.kind === "method") return methods(`${paymentMethod(note.text).code}.label`);
    if (note.kind === "tracking") return note.text;
    return t(`notes.${note.kind}`, { text: note.text });
  }
}
