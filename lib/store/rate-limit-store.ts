import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { RateLimit } from "#lib/ports.ts";
import type { Database } from "./database.ts";

interface Query {
  text: string;
  values: unknown[];
}

/** The driver below either engine: one takes a query as an object, the other as two arguments. */
interface Driver {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/**
 * So many tries in so many seconds, counted in the table `rate_limits`.
 * @param name of the limit, first part of its rows' keys
 */
export function createRateLimit(db: Database, name: string, tries: number, seconds: number): RateLimit {
  const driver = (db as unknown as { $client: Driver }).$client;
  const limiter = new RateLimiterPostgres({
    storeClient: { query: ({ text, values }: Query) => driver.query(text, values) },
    storeType: "client",
    keyPrefix: name,
    tableName: "rate_limits",
    tableCreated: true,
    points: tries,
    duration: seconds,
  });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return null;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      }
    },
    forget: async (key) => {
      await limiter.delete(key);
    },
  };
}
