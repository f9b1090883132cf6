import { DrizzleQueryError } from "drizzle-orm/errors";

/** The database refused or was away. Says which operation and which code, and none of the values: they are customers. */
export class StoreError extends Error {
  override name = "StoreError";
  constructor(
    readonly operation: string,
    /** SQLSTATE or a connection error code, when there is one. */
    readonly code: string | null,
  ) {
    super(`${operation} failed in the database${code === null ? "" : ` (${code})`}`);
  }
}

/**
 * A failed query quotes its parameters in its message, and errors end up in logs. So every port of the store is handed out
 * through this: query errors leave as `StoreError`, everything else as it is.
 */
export function withoutValues<T extends object>(name: string, port: T): T {
  return new Proxy(port, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== "function") return member;
      return async (...args: unknown[]) => {
        try {
          return await member.apply(target, args);
        } catch (error) {
          throw error instanceof DrizzleQueryError ? toStoreError(`${name}.${String(key)}`, error) : error;
        }
      };
    },
  });
}

function toStoreError(operation: string, error: DrizzleQueryError): StoreError {
  const code = (error.cause as { code?: unknown } | undefined)?.code;
  return new StoreError(operation, typeof code === "string" ? code : null);
}
