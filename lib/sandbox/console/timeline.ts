import type { Mail } from "../mailbox.ts";
import type { Meta, StoredPush, StoredRequest, StoredTransaction, TimelineEntry } from "../state.ts";
import { listPayments } from "../transaction-view.ts";
import type { World } from "../world.ts";
import { toVirtualTime } from "./virtual-times.ts";

/** Something that happened to a transaction; `at` is virtual time in milliseconds. */
export type TimelineItem =
  | { kind: "call"; at: number; request: StoredRequest; effects: TimelineEntry[] }
  | { kind: "reads"; at: number; until: number; requests: StoredRequest[] }
  | { kind: "change"; at: number; entry: TimelineEntry }
  | { kind: "push"; at: number; push: StoredPush }
  | { kind: "mail"; at: number; mail: Mail }
  | { kind: "clock"; at: number; by: number };

const RANK = { clock: 0, call: 1, reads: 1, change: 2, push: 3, mail: 4 } as const;
const READS: readonly string[] = [
  ...["get", "getPayment", "checkStatus", "list", "listPayments", "qr", "legacyGet", "oldFormat"],
  ...["getInstructions", "availableMethods", "document"],
];
/** From this many on, reads that changed nothing are one line. */
const FOLDED_FROM = 3;
/** A call that has no end (the sandbox was killed meanwhile) is taken to have ended after this long. */
const LONGEST_CALL = 60_000;

/** Everything the sandbox knows about a transaction in one list, oldest first. */
export function buildTimeline(world: World, transaction: StoredTransaction, mails: readonly Mail[]): TimelineItem[] {
  const { meta, tables } = world.store;
  const names = listNames(world, transaction);
  const calls = tables.requests
    .digests()
    .filter(({ stx, pci }) => names.has(stx ?? "") || names.has(pci ?? "") || names.has(pci?.toUpperCase() ?? ""))
    .flatMap(({ n }) => tables.requests.get(n) ?? [])
    .map((request) => ({ kind: "call" as const, at: toVirtualTime(meta, request.at), request, effects: [] }));
  const items: TimelineItem[] = [
    ...calls,
    ...assignChanges(meta, transaction.timeline, calls),
    ...[...tables.pushes.values()]
      .filter((push) => push.transaction === transaction.id)
      .map((push) => ({ kind: "push" as const, at: push.created, push })),
    ...mails.map((mail) => ({ kind: "mail" as const, at: toVirtualTime(meta, mail.at), mail })),
    ...listClockMoves(meta, transaction.created),
  ];
  items.sort((a, b) => a.at - b.at || RANK[a.kind] - RANK[b.kind]);
  return foldReads(joinClockMoves(items));
}

/** What a call may name it by: the transaction's id, or a payment's id or hash. */
function listNames(world: World, transaction: StoredTransaction): ReadonlySet<string> {
  const payments = listPayments(world, transaction);
  return new Set([transaction.id, ...payments.flatMap(({ id, hash }) => [id, hash])]);
}

interface Call {
  at: number;
  request: StoredRequest;
  effects: TimelineEntry[];
}

/** Puts each change under the call that caused it. @returns those that came from outside: banks, the office, levers */
function assignChanges(meta: Meta, entries: readonly TimelineEntry[], calls: readonly Call[]): TimelineItem[] {
  const outside: TimelineItem[] = [];
  for (const entry of entries) {
    if (entry.by !== undefined) {
      const cause = calls.find(({ request }) => request.n === entry.by);
      if (cause === undefined) outside.push({ kind: "change", at: entry.at, entry });
      else cause.effects.push(entry);
      continue;
    }
    // Older journals do not say who it was: times tell.
    const possible = calls.filter((call) => mayChange(call) && entry.at >= call.at && entry.at <= endOf(meta, call));
    // Calls of the same millisecond: each has done something, in their order.
    const cause = possible.find(({ effects }) => effects.length === 0) ?? possible.at(-1);
    if (cause === undefined) outside.push({ kind: "change", at: entry.at, entry });
    else cause.effects.push(entry);
  }
  return outside;
}

function endOf(meta: Meta, { at, request }: Call): number {
  const late = Number(/^late:(\d+)$/.exec(request.outcome ?? "")?.[1] ?? 0);
  const answered = request.answeredAt === null ? at + LONGEST_CALL : toVirtualTime(meta, request.answeredAt);
  return answered + (late > 0 ? late + 1000 : 0);
}

function mayChange({ request }: Call): boolean {
  return !READS.includes(request.call) && (request.status === null || request.status < 400);
}

/** Moves of the clock since the transaction exists. */
function listClockMoves(meta: Meta, since: number): TimelineItem[] {
  return meta.clockMoves.flatMap(({ at, offset }, index) => {
    const before = meta.clockMoves[index - 1]?.offset ?? 0;
    return at + before < since ? [] : [{ kind: "clock" as const, at: at + before, by: offset - before }];
  });
}

/** Moves in a row are one, and those after the last event say nothing about the transaction. */
function joinClockMoves(items: readonly TimelineItem[]): TimelineItem[] {
  const joined: TimelineItem[] = [];
  for (const item of items.slice(0, items.findLastIndex(({ kind }) => kind !== "clock") + 1)) {
    const last = joined.at(-1);
    if (item.kind === "clock" && last?.kind === "clock") joined.splice(-1, 1, { ...last, by: last.by + item.by });
    else joined.push(item);
  }
  return joined;
}

/** A shop that polls fills pages with reads; runs of them become one line. */
function foldReads(items: readonly TimelineItem[]): TimelineItem[] {
  const folded: TimelineItem[] = [];
  let run: Extract<TimelineItem, { kind: "call" }>[] = [];
  const close = () => {
    const [first] = run;
    const last = run.at(-1);
    if (first !== undefined && last !== undefined && run.length >= FOLDED_FROM) {
      folded.push({ kind: "reads", at: first.at, until: last.at, requests: run.map(({ request }) => request) });
    } else folded.push(...run);
    run = [];
  };
  for (const item of items) {
    const calm = item.kind === "call" && READS.includes(item.request.call) && isPlain(item.request);
    if (calm) run.push(item);
    else {
      close();
      folded.push(item);
    }
  }
  close();
  return folded;
}

function isPlain({ status, outcome }: StoredRequest): boolean {
  return status === 200 && outcome === null;
}
