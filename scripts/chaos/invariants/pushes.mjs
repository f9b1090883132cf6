// I7: every push that was answered 200 is on disk.

/** @param {import("./index-evidence.mjs").Indexed} world */
export function* checkPushes({ ledger, pushes, rows, allowance }) {
  if (allowance.isRestored) return;
  const kept = new Set(rows("push").map(({ eventId }) => eventId));
  const delivered = ledger.pushes.filter((/** @type {any} */ { attempts }) =>
    attempts.some((/** @type {any} */ { result }) => result === "200"),
  );
  for (const { id } of delivered) if (!kept.has(id)) yield { sentence: `push ${id} was answered 200 and is not there` };
  for (const { eventId, status } of pushes) {
    if (status === 200 && !kept.has(eventId)) yield { sentence: `push ${eventId} was answered 200 and is not there` };
  }
}
