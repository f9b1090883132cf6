import { randomBytes } from "node:crypto";
import { encode } from "next-auth/jwt";
import pg from "pg";
import { buyOnce } from "../../scripts/bench/purchase.mjs";
import { createAgent } from "../../scripts/bench/visitor.mjs";
import { startPostgres } from "../../scripts/postgres.mjs";
import { type Stack, startStack } from "../../scripts/stack/start-stack.mjs";
import { SECRET_NAME, type Visitor } from "./table.ts";

export const SECRET = randomBytes(32).toString("base64url");

/** As the demo's sign-in page tells everybody. */
export const PEOPLE = {
  clerk: { email: "emre@sauer-und-kruste.example", password: "Dinkelmehl hell 630" },
  viewer: { email: "lea@sauer-und-kruste.example", password: "Weizenkleie fein 99" },
};

/** A shop whose database can be reached around it, so that sessions and roles change as if another admin did it. */
export interface GuardedShop {
  url: string;
  stack: Stack;
  /** A text of the table with this shop's order in it. */
  fill(text: string): string;
  fillAll(texts: Record<string, string>): Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: rows of whatever was asked for
  sql: (text: string, values?: unknown[]) => Promise<any[]>;
  /** A session of the demo's person with this role, opened as a sign-in opens it; its id. */
  openSession(role: string): Promise<string>;
  /** Cookies of a visitor, each time of a session of its own. */
  cookieOf(visitor: Visitor): Promise<string>;
  stop(): Promise<void>;
}

export async function startGuardedShop(): Promise<GuardedShop> {
  const postgres = await startPostgres();
  const databaseUrl = await postgres.createDatabase("doors");
  const stack = await startStack({
    env: {
      DATABASE_URL: databaseUrl,
      NEXTAUTH_SECRET: SECRET,
      // The shop knows its address from SHOP_URL alone.
      NEXTAUTH_URL: "https://elsewhere.example",
      METRICS_TOKEN: "only-for-monitoring",
    },
  });
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  const sql: GuardedShop["sql"] = async (text, values) => (await pool.query(text, values)).rows;
  const agent = createAgent(1);
  const purchase = { slug: "roggenkorn-lose", method: "prepaid", email: "geheim@example.test" } as const;
  const { token } = await buyOnce(stack.shopUrl, agent, purchase);
  agent.destroy();
  await sql(`update orders set customer = jsonb_set(customer, '{lastName}', to_jsonb($1::text))`, [SECRET_NAME]);
  const [{ id, number }] = await sql("select id, number from orders where token = $1", [token]);
  const openSession = async (role: string) => {
    const id = randomBytes(24).toString("base64url");
    await sql(`insert into staff_sessions (id, staff_id, expires_at) values ($1, $2, now() + interval '1 hour')`, [
      ...[id, `demo-${role}`],
    ]);
    return id;
  };
  const fill = (text: string) => text.replace("{order}", id).replace("{number}", number).replace("{token}", token);
  return {
    ...{ url: stack.shopUrl, stack, sql, openSession },
    fill,
    fillAll: (texts) => Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text)])),
    async cookieOf(visitor) {
      if (visitor === "anonymous") return "";
      // What opens the order's page opens nothing here, whatever it is called.
      if (visitor === "customer") return `office-session=${token}; office-known=${token}; token=${token}`;
      return toCookie({ sid: await openSession(visitor) });
    },
    async stop() {
      await stack.stop();
      await pool.end();
      await postgres.stop();
    },
  };
}

/** The cookie of the back office as this shop signs it, or as somebody else would. */
export async function toCookie(
  token: Record<string, unknown>,
  { secret = SECRET, maxAge = 3600 }: { secret?: string; maxAge?: number } = {},
): Promise<string> {
  return `office-session=${await encode({ token, secret, maxAge })}`;
}
