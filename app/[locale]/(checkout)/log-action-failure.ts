import { log } from "#lib/log.ts";

/** Name and code of what went wrong, never its message: a database error quotes the row it could not save. */
export function logActionFailure(action: string, error: unknown): void {
  const { name, code } = describe(error);
  const cause = error instanceof Error ? describe(error.cause) : {};
  log.error({ action, error: name, code: code ?? cause.code, cause: cause.name }, "action failed");
}

function describe(error: unknown): { name?: string; code?: string } {
  if (!(error instanceof Error)) return {};
  const { code } = error as { code?: unknown };
  return { name: error.name, ...(typeof code === "string" ? { code } : {}) };
}
