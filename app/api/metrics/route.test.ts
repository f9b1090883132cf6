import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMetrics } from "#lib/metrics/metrics.ts";
import type { Gauges } from "#lib/ports.ts";
import type { Runtime } from "#lib/runtime.ts";
import { ENGINES, openTestShop, type TestShop } from "#lib/usecases/fixtures/test-shop.ts";
import { GET } from "./route.ts";

/** Where the framework's copies of the runtime module find the one instance. */
const holder = globalThis as { [key: symbol]: Promise<Runtime> | undefined };
const SLOT = Symbol.for("secuconnect-storefront.runtime");

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("the metrics address on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine);
  });
  afterAll(async () => {
    delete holder[SLOT];
    await shop.close().catch(() => {});
  });
  async function ask(change: Partial<Runtime>, authorization?: string): Promise<Response> {
    holder[SLOT] = Promise.resolve({ ...shop.runtime, ...change });
    return GET(new Request("http://shop.example/api/metrics", authorization ? { headers: { authorization } } : {}));
  }
  const withToken = (metricsToken: string | null, mode: "demo" | "live") => ({
    config: { ...shop.runtime.config, metricsToken, mode },
  });

  it("is open in the demo and is not there in a live shop without a token", async () => {
    const answer = await ask({});
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("version=0.0.4");
    expect(await answer.text()).toContain("storefront_database_up 1\n");
    expect((await ask(withToken(null, "live"))).status).toBe(404);
  });

  it("takes the right token alone, in either mode", async () => {
    for (const mode of ["demo", "live"] as const) {
      const change = withToken("right", mode);
      expect((await ask(change)).status).toBe(401);
      expect((await ask(change, "Bearer wrong")).status).toBe(401);
      expect((await ask(change, "Bearer ")).status).toBe(401);
      expect((await ask(change, "Bearer right")).status).toBe(200);
    }
  });

  it("reads the database once, however many ask", async () => {
    let readings = 0;
    const gauges: Gauges = {
      read: () => {
        readings += 1;
        return shop.runtime.gauges.read();
      },
    };
    let now = 0;
    const clock = { ...shop.runtime.clock, elapsed: () => now };
    const metrics = createMetrics({ gauges, clock }, () => ({
      ...{
        build: "b",
        uptimeSeconds: 1,
        residentBytes: 1,
        heapBytes: 1,
        runsWorker: false,
        breaker: "closed" as const,
      },
      calls: { ok: 0, notDone: 0, unknown: 0 },
    }));
    await Promise.all(Array.from({ length: 200 }, () => metrics.read()));
    await metrics.read();
    expect(readings).toBe(1);
    now = 1_001;
    await Promise.all(Array.from({ length: 200 }, () => metrics.read()));
    expect(readings).toBe(2);
  });

  it("answers 503 and speaks for the process alone when the database is away", async () => {
    await shop.runtime.close();
    // Past the second for which the last answer is kept.
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    const answer = await ask({});
    expect(answer.status).toBe(503);
    const text = await answer.text();
    expect(text).toContain("storefront_database_up 0\n");
    expect(text).toContain('storefront_breaker{state="closed"} 1');
    expect(text).not.toContain("jobs_due");
  });
});
