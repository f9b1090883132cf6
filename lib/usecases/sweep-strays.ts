import { hasEnded } from "#lib/domain/payment.ts";
import type { SmartTransactionStatus } from "#lib/domain/payment-update.ts";
import type { Deps } from "./deps.ts";

/** At the provider, and binding nobody yet. */
const NOT_STARTED: readonly SmartTransactionStatus[] = ["created", "processing", "approved"];
const OVER: readonly SmartTransactionStatus[] = ["failed", "cancelled", "aborted"];

/**
 * Ends what an order has left lying about at the provider: transactions a lost create made beside the bound one, and the
 * transaction of an attempt that is over. One that was started and that nothing is bound to is never touched: a person is told.
 * @returns false when the provider could not be asked, or would not end one
 */
export async function sweepStrays(deps: Deps, orderId: string): Promise<boolean> {
  const { gateway, attention } = deps;
  let isClean = true;
  for (const attempt of await deps.orders.attempts(orderId)) {
    const isOver = hasEnded(attempt.status);
    const found = await gateway.search(attempt.merchantRef);
    if (found.kind !== "answer") return false;
    for (const { stxId, status, merchantRef } of found.value) {
      if (merchantRef !== attempt.merchantRef || OVER.includes(status)) continue;
      const isBound = attempt.stxId === stxId;
      // Its create may still be looked up; then it is not a stray yet.
      if (attempt.stxId === null && !isOver) continue;
      if (isBound && (!isOver || attempt.status === "refunded")) continue;
      if (NOT_STARTED.includes(status)) {
        const ended = await gateway.abort(stxId);
        if (ended.kind !== "answer") isClean = false;
      } else if (!isBound) {
        await attention.raise(orderId, { kind: "stray", key: stxId, detail: { stx: stxId, status } });
      }
    }
  }
  return isClean;
}

/** What is younger may belong to a checkout whose answer is still on its way. */
const YOUNGEST_SECONDS = 2;

/**
 * Transactions of the last days under references nobody here knows, as after a restored backup, and those beside the bound
 * one. Nothing is charged and nothing ended for the first; order numbers they used are not given out again.
 * @param cursor ISO time up to which all was compared, null for the last day
 * @returns where to go on, null when the provider could not be asked
 */
export async function findUnknownTransactions(deps: Deps, cursor: string | null): Promise<string | null> {
  const now = await deps.orders.now();
  const since = new Date(cursor === null ? now.getTime() - 24 * 60 * 60 * 1000 : Date.parse(cursor));
  const until = new Date(now.getTime() - YOUNGEST_SECONDS * deps.rules.settleSeconds * 1000);
  for (let offset = 0; ; ) {
    const page = await deps.gateway.createdSince(since, offset);
    if (page.kind !== "answer") return null;
    const { items, more } = page.value;
    await skipUsedNumbers(deps, items);
    const settled = items.filter(({ created }) => created === null || Date.parse(created) <= until.getTime());
    const refs = settled.flatMap(({ merchantRef }) => merchantRef ?? []);
    const ours = new Map((await deps.watch.findByRefs(refs)).map((entry) => [entry.merchantRef, entry]));
    for (const { stxId, merchantRef, status } of settled) {
      const owner = merchantRef === null ? undefined : ours.get(merchantRef);
      if (owner === undefined) await reportUnknown(deps, stxId, merchantRef, status);
      else if (owner.stxId !== stxId && !OVER.includes(status)) await deps.jobs.enqueue("sweep", owner.orderId, 0);
    }
    offset += items.length;
    if (!more || items.length === 0) return until.toISOString();
  }
}

/** See `newAttempt`: order number, attempt, eight random characters. */
const OUR_REFERENCE = /^(\d{1,9})A\d{1,3}[0-9A-F]{8}$/;

async function reportUnknown(deps: Deps, stxId: string, merchantRef: string | null, status: string): Promise<void> {
  // Another shop on the same account writes its references in another way.
  const number = OUR_REFERENCE.exec(merchantRef ?? "")?.[1];
  if (number === undefined) return;
  const detail = { stx: stxId, reference: merchantRef, status };
  await deps.attention.raise(null, { kind: "unknownTransaction", key: stxId, detail });
}

/** Also of the youngest: a number that is skipped needlessly is lost, one that is given out twice cannot be taken back. */
async function skipUsedNumbers(deps: Deps, items: readonly { merchantRef: string | null }[]): Promise<void> {
  const used = items.map(({ merchantRef }) => Number(OUR_REFERENCE.exec(merchantRef ?? "")?.[1] ?? 0));
  const highest = Math.max(0, ...used);
  if (highest > 0) await deps.orders.skipNumbers(highest);
}
