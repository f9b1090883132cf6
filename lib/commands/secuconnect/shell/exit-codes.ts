/** How the program ends; scripts branch on it, so the numbers stay. */
export const EXIT = {
  ok: 0,
  /** Wrong use or setting; nothing was sent that changes anything. */
  usage: 1,
  /** A definite no of the provider. */
  refused: 2,
  /** A change may or may not have happened. */
  unknown: 3,
  /** No usable answer, and nothing was changed. */
  unreachable: 4,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_MEANINGS: readonly [ExitCode, string][] = [
  [EXIT.ok, "done"],
  [EXIT.usage, "wrong use or wrong settings; nothing was done"],
  [EXIT.refused, "refused by the provider, a definite no"],
  [EXIT.unknown, "outcome unknown: it may have happened; look with `show` before repeating"],
  [EXIT.unreachable, "no usable answer; nothing was done"],
];

/** The program was called in a way it cannot follow. The message says what to do. */
export class UsageError extends Error {
  override name = "UsageError";
}
