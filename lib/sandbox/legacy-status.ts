import type { StoredPayment } from "./state.ts";

/**
 * Simple status behind each detailed number the dossier knows (§4.3, D), and behind the placeholders this sandbox uses
 * where the official list ends: 8, 11, 70, 71, 84, 88 (G).
 */
const SIMPLE_BY_NUMBER: Readonly<Record<number, number>> = {
  1: 0,
  6: 1,
  8: 3,
  9: 2,
  11: 5,
  17: 1,
  25: 10,
  69: 4,
  70: 6,
  71: 13,
  84: 14,
  86: 1,
  88: 7,
  103: 1,
};

export const KNOWN_NUMBERS: readonly number[] = Object.keys(SIMPLE_BY_NUMBER).map(Number);

/** @returns null for a number that stands in no source */
export function toSimpleStatus(detailed: number): number | null {
  return SIMPLE_BY_NUMBER[detailed] ?? null;
}

/**
 * The word of the old replies (§6). `internal_server_status` with 1 and `authorized` with 25 are recorded; the other
 * words are those of the predecessor's list, put to the simple status they fit (I).
 */
export function nameLegacyStatus({ simple, detailed, incomingAt }: StoredPayment): string {
  if (detailed === 1) return "internal_server_status";
  if (simple === 2 || simple === 10) return "authorized";
  if (simple === 3) return "denied";
  if (simple === 5) return incomingAt === null ? "canceled" : "refunded";
  if (simple === 7) return "refunded";
  if (simple === 4 || simple === 13) return "issue";
  return simple === 0 ? "proceed" : "accepted";
}
