// The invariants of the reliability document as pure functions: evidence in, findings out. They believe the sandbox's ledger
// and what customers saw, and hold the shop's dump against both. Each has a broken world of its own in invariants.test.mjs.

import { checkDocuments } from "./invariants/documents.mjs";
import { checkHistory } from "./invariants/history.mjs";
import { indexEvidence } from "./invariants/index-evidence.mjs";
import { checkLogs } from "./invariants/logs.mjs";
import { checkMails } from "./invariants/mails.mjs";
import { checkMoneyHere, checkMoneyThere } from "./invariants/money.mjs";
import { checkObligations } from "./invariants/obligations.mjs";
import { checkOrders, checkTotals } from "./invariants/orders.mjs";
import { checkPushes } from "./invariants/pushes.mjs";
import { checkRest } from "./invariants/rest.mjs";
import { checkTransfer } from "./invariants/transfer.mjs";

/** @typedef {{ invariant: string, sentence: string, orderId?: string }} Finding */

/** @type {Record<string, (world: import("./invariants/index-evidence.mjs").Indexed) => Iterable<Omit<Finding, "invariant">>>} */
const CHECKS = {
  I1: checkOrders,
  I2: checkObligations,
  I3: checkTotals,
  I4: checkMoneyHere,
  I5: checkMoneyThere,
  I6: checkMails,
  I7: checkPushes,
  I8: checkTransfer,
  I9: checkHistory,
  I10: checkLogs,
  I11: checkRest,
  I12: checkDocuments,
};

export const INVARIANTS = Object.keys(CHECKS);

/** @param {import("./evidence.mjs").Evidence} evidence @returns {Finding[]} none when all is well */
export function checkInvariants(evidence) {
  const world = indexEvidence(evidence);
  return Object.entries(CHECKS).flatMap(([invariant, check]) =>
    [...check(world)].map((finding) => ({ invariant, ...finding })),
  );
}
