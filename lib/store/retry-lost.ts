import { setTimeout as sleep } from "node:timers/promises";

/**
 * Codes of a connection that ended while something was under way: whether the COMMIT before it took effect is not known.
 * Class 08 is PostgreSQL's own; the others are a server going down or coming up, and the operating system's.
 */
const LOST = /^(08\w{3}|57P0[123]|ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT)$/;
/** What the driver says of its own accord, without a code. */
const LOST_WORDS =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** Pauses between the tries, milliseconds: a restarted server takes connections again within these. */
const PAUSES = [50, 400, 1_500];

/** Whether an error leaves open what became of the work; other errors are answers. */
export function isConnectionLost(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 4; current = current.cause, depth += 1) {
    const { code } = current as { code?: unknown };
    if (typeof code === "string" && LOST.test(code)) return true;
    if (LOST_WORDS.test(current.message)) return true;
  }
  return false;
}

/**
 * A port whose operations are made again on a new connection when the old one was lost. Only for operations that find out by
 * a key or by what is stored whether they have happened already: then found is as good as done (reliability §1).
 * @param operations all of them when left out
 */
export function withRetryWhenLost<T extends object>(port: T, operations?: readonly (keyof T & string)[]): T {
  return new Proxy(port, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== "function" || operations?.includes(key as keyof T & string) === false) return member;
      return async (...args: unknown[]) => {
        for (const pause of PAUSES) {
          try {
            return await member.apply(target, args);
          } catch (error) {
            if (!isConnectionLost(error)) throw error;
            await sleep(pause);
          }
        }
        return member.apply(target, args);
      };
    },
  });
}
