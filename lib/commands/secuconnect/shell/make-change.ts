import { SecuconnectError } from "#lib/secuconnect/index.ts";

/** A change whose answer was lost: it may have happened (reliability §1). */
export class UnknownOutcome extends Error {
  override name = "UnknownOutcome";
  constructor(
    /** e.g. "capturing PCI_…" */
    readonly what: string,
    /** The command that shows whether it happened. */
    readonly lookAt: string,
    readonly failure: SecuconnectError,
  ) {
    super(`outcome of ${what} unknown`, { cause: failure });
  }
}

/**
 * Makes a call that changes something. The same failure of a read would mean that nothing happened, of this it does not.
 * @throws UnknownOutcome, or the error as it came
 */
export async function makeChange<T>(what: string, lookAt: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof SecuconnectError && error.outcome === "unknown") throw new UnknownOutcome(what, lookAt, error);
    throw error;
  }
}

/** A command as a person types it. */
export function typed(command: string): string {
  return `npm run secuconnect -- ${command}`;
}
