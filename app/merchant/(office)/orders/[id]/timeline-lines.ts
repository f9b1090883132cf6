import type { IsoDay } from "#lib/domain/birth-date.ts";
import type { Cents } from "#lib/domain/money.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import type { TimelineEntry } from "#lib/ports.ts";

/** What is said below the sentence of an entry; each is a message below `handling.notes`. */
export type TimelineNote =
  | { kind: "provider" | "reason" | "concern" | "method" | "tracking" | "change"; text: string }
  | { kind: "amount"; cents: Cents };

export interface TimelineLine {
  id: string;
  at: Date;
  /** The event's own name, shown where no sentence is known. */
  event: string;
  /** Name of the message below `handling.events`. */
  key: string;
  /** What its sentence may name. */
  values: { delivery: string; mail: string };
  notes: TimelineNote[];
  by: string | null;
}

/** Steps between programs, which are read when something went wrong: several in a row are folded. */
export interface QuietLines {
  id: string;
  lines: TimelineLine[];
}

export interface TimelineDay {
  day: IsoDay;
  parts: (TimelineLine | QuietLines)[];
}

const QUIET =
  /^(call\.(?!.*refused$).*|payment\.(read|requested|accountForgotten)|order\.(drafted|revised|promised)|delivery\.(reporting|reportRepeated)|refund\.(asking|taken|repeated|clockSetBack)|push\.received|mail\.queued)$/;

/** By days where the shop is, in the order they come in. What somebody wanted is told by what they did, and not again. */
export function toTimelineDays(entries: readonly TimelineEntry[]): TimelineDay[] {
  const days: { day: IsoDay; entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    if (entry.event === "refund.wanted" && entry.by !== null) continue;
    const day = toBerlinDay(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days.map(({ day, entries: ofDay }) => ({ day, parts: foldQuiet(ofDay) }));
}

function foldQuiet(entries: readonly TimelineEntry[]): TimelineDay["parts"] {
  const parts: TimelineDay["parts"] = [];
  let quiet: TimelineLine[] = [];
  const close = () => {
    const [first] = quiet;
    if (first !== undefined && quiet.length === 1) parts.push(first);
    else if (first !== undefined) parts.push({ id: `quiet-${first.id}`, lines: quiet });
    quiet = [];
  };
  for (const entry of entries) {
    if (QUIET.test(entry.event) && entry.by === null) quiet.push(toLine(entry));
    else {
      close();
      parts.push(toLine(entry));
    }
  }
  close();
  return parts;
}

/** The message of an event: dots lead from one message to another, so the name has none. */
export function toEventKey(event: string): string {
  return event.replaceAll(".", "_");
}

function toLine({ id, at, event, detail, by }: TimelineEntry): TimelineLine {
  const values = {
    delivery: toWord(detail.delivery) || "none",
    mail: event.startsWith("mail.") ? toWord(detail.event) : "",
  };
  return { id, at, event, key: toEventKey(event), values, notes: toNotes(event, detail), by };
}

function toNotes(event: string, detail: Record<string, unknown>): TimelineNote[] {
  const notes: TimelineNote[] = [];
  const add = (kind: Exclude<TimelineNote["kind"], "amount">, value: unknown) => {
    const text = toWord(value);
    if (text !== "") notes.push({ kind, text });
  };
  add("method", detail.method);
  const refunded = event === "refund.done" ? detail.refund : undefined;
  const cents = detail.amountCents ?? detail.amount ?? refunded ?? detail.totalCents;
  if (typeof cents === "number") notes.push({ kind: "amount", cents });
  add("tracking", [toWord(detail.carrier), toWord(detail.trackingId)].filter(Boolean).join(" "));
  add("concern", detail.concern);
  if (event === "payment.refused") add("change", `${toWord(detail.from)} → ${toWord(detail.to)}`);
  add("reason", detail.reason);
  add("provider", detail.provider);
  return notes;
}

/** Details are data of many programs: only what is a short word or number can stand in a sentence. */
function toWord(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, 300) : "";
}
