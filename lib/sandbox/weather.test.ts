import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { buildOrder, openProbe, openReceiver, type PushReceiver, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
let receiver: PushReceiver;
beforeEach(async () => {
  [probe, receiver] = await Promise.all([openProbe(), openReceiver()]);
});
afterEach(() => Promise.all([probe.close(), receiver.close()]));

const setWeather = (weather: object) => probe.lever("POST", "weather", weather);

/** One order after the other; every answer, and what became of every push. */
async function runDay(weather: object) {
  await probe.lever("POST", "reset", { seed: "same" });
  await setWeather(weather);
  const seen: unknown[] = [];
  const call = async (path: string, body?: unknown) => {
    for (let tries = 0; tries < 5; tries += 1) {
      const answer = await probe.call("POST", `/Smart/Transactions${path}`, body).catch(() => null);
      seen.push([path.replace(/STX_\w+/, ""), answer?.status ?? "cut", answer?.json?.id]);
      if (answer?.status === 200) return answer.json;
      if (answer?.json?.code === 2003) await renew();
    }
    return null;
  };
  const renew = async () => {
    for (let tries = 0; tries < 9; tries += 1) {
      if (
        await probe.renewToken().then(
          () => true,
          () => false,
        )
      )
        return;
    }
  };
  await renew();
  for (let n = 0; n < 12; n += 1) {
    const created = await call("", buildOrder(receiver.url));
    if (created !== null) await call(`/${created.id}/start/prepaid`);
  }
  const fates = (await probe.lever("GET", "pushes")).map(({ id, fate }: { id: string; fate: string }) => [id, fate]);
  return { seen, fates };
}

describe("weather", () => {
  it("does the same for the same seed and the same calls, pushes included", async () => {
    const rough = {
      seed: 11,
      error500: 0.15,
      lostAnswer: 0.1,
      pushes: { lost: 0.2, twice: 0.2, delayed: 0.1, shuffled: 0.1 },
    };
    const first = await runDay(rough);
    expect(new Set(first.seen.map((entry) => (entry as unknown[])[1]))).toEqual(new Set([200, 409, 500, "cut"]));
    expect(new Set(first.fates.map(([, fate]: unknown[]) => fate)).size).toBeGreaterThan(3);
    expect(await runDay(rough)).toEqual(first);
    expect(await runDay({ ...rough, seed: 12 })).not.toEqual(first);
  });

  it("loses pushes, repeats them and holds them back", async () => {
    const start = async () => {
      receiver.received.length = 0;
      const { id } = await probe.create(buildOrder(receiver.url));
      await probe.call("POST", `/Smart/Transactions/${id}/start/prepaid`);
    };
    await setWeather({ pushes: { lost: 1 } });
    await start();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(receiver.received).toHaveLength(0);
    expect((await probe.lever("GET", "pushes")).map(({ state }: { state: string }) => state)).toEqual([
      "dropped",
      "dropped",
    ]);

    await setWeather({ pushes: { twice: 1 } });
    await start();
    await vi.waitFor(() => expect(receiver.received).toHaveLength(4));
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(2);

    await setWeather({ pushes: { delayed: 1 } });
    const begun = Date.now();
    await start();
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), { timeout: 6000 });
    expect(Date.now() - begun).toBeGreaterThan(2900);

    await setWeather({ pushes: { shuffled: 1 } });
    await start();
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2));
    const order = (await probe.lever("GET", "pushes")).slice(-2).map(({ id }: { id: string }) => id);
    expect(receiver.received.map(({ id }) => id)).toEqual(order.reverse());
  });

  it("holds calls back by name, or as on a working day", async () => {
    const measure = async (work: () => Promise<unknown>) => {
      const begun = performance.now();
      await work();
      return performance.now() - begun;
    };
    await probe.renewToken();
    expect(await setWeather({ latency: { create: [120, 160], "*": 0 } })).toMatchObject({ ok: true });
    expect(await measure(() => probe.create())).toBeGreaterThan(119);
    expect(await measure(() => probe.call("GET", "/Smart/Transactions"))).toBeLessThan(100);
    const { weather } = await setWeather({ latency: "realistic" });
    expect(weather.latencies.prepare).toEqual([800, 3000]);
    expect(await measure(() => probe.call("GET", "/Smart/Transactions"))).toBeGreaterThan(79);
  });

  it("says what it cannot read, and clears up", async () => {
    for (const weather of [{ pushes: { eaten: 1 } }, { latency: { pray: 1 } }, { searchLag: "x" }, { error500: 2 }]) {
      expect(await setWeather(weather)).toMatchObject({ ok: false });
    }
    await setWeather({ error500: 1 });
    expect(await setWeather({})).toEqual({ ok: true, weather: null });
  });
});
