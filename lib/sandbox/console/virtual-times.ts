import type { Meta } from "../state.ts";

/** Places a wall clock time on the sandbox's own clock, as it stood then. @param iso as kept with requests and mails */
export function toVirtualTime({ clockMoves, clockOffset }: Meta, iso: string): number {
  const wall = Date.parse(iso);
  if (clockMoves.length === 0) return wall + clockOffset; // moved before moves were kept, or never
  const last = clockMoves.findLast(({ at }) => at <= wall);
  return wall + (last?.offset ?? 0);
}
