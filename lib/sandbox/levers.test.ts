import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openProbe, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

const order = (call: string, outcome: string, times = 1) => probe.lever("POST", "next", { call, outcome, times });
const read = async (id: string) => (await probe.call("GET", `/Smart/Transactions/${id}`)).json;
const start = (id: string) => probe.call("POST", `/Smart/Transactions/${id}/start/prepaid`);

describe("next", () => {
  it("hits the next matching call, as often as ordered, and shows in the ledger", async () => {
    await order("create", "error500", 2);
    const { id } = await probe.create({ merchantRef: "none" });
    expect(id).toBeUndefined();
    const second = await probe.call("POST", "/Smart/Transactions", {});
    expect([second.status, second.reason, second.json.code]).toEqual([500, "ProductInternalException", 1009]);
    expect((await probe.create()).status).toBe("created");
    const { requests, transactions } = await probe.lever("GET", "ledger");
    expect(requests.filter((request: { outcome: string }) => request.outcome === "error500")).toHaveLength(2);
    expect(transactions).toHaveLength(1);
  });

  it("loses a request before, an answer after the effect", async () => {
    const { id } = await probe.create();
    await order("start", "lostRequest");
    await expect(start(id)).rejects.toThrow();
    expect((await read(id)).status).toBe("created");
    await order("start", "lostAnswer");
    await expect(start(id)).rejects.toThrow();
    expect((await read(id)).status).toBe("pending");
    const { requests } = await probe.lever("GET", "ledger");
    const starts = requests.filter((request: { call: string }) => request.call === "start");
    expect(starts.map((request: { status: number | null }) => request.status)).toEqual([null, null]);
    expect(starts.map((request: { effects: string[] }) => request.effects.length)).toEqual([0, 1]);
  });

  it("takes effect late, after the connection is gone", async () => {
    await probe.create();
    await order("create", "late:200");
    await expect(probe.create({ merchantRef: "late" })).rejects.toThrow();
    const count = async () => (await probe.call("GET", "/Smart/Transactions?q=merchantRef:late")).json.count;
    expect(await count()).toBe(0);
    await vi.waitFor(async () => expect(await count()).toBe(1));
    const [late] = (await probe.lever("GET", "ledger?call=create")).requests.slice(-1);
    const [created] = (await probe.lever("GET", "transactions")).slice(-1);
    expect(late).toMatchObject({ outcome: "late:200", status: null, stx: created.id });
    expect(Date.parse(late.effects[0])).toBeGreaterThanOrEqual(Date.parse(late.answeredAt) + 199);
  });

  it("is slow, twice, garbage, HTML, rate-limited or without a valid token", async () => {
    await probe.create();
    const begun = Date.now();
    await order("create", "slow:300");
    await probe.create();
    expect(Date.now() - begun).toBeGreaterThanOrEqual(299);

    await order("create", "twice");
    const first = await probe.create({ merchantRef: "double" });
    const list = (await probe.call("GET", "/Smart/Transactions?q=merchantRef:double")).json;
    expect([list.count, list.data[1].id]).toEqual([2, first.id]);

    const attempt = () => probe.call("GET", "/Smart/Transactions");
    await order("list", "garbage");
    const garbage = await attempt();
    expect([garbage.status, garbage.json]).toEqual([200, null]);
    await order("list", "html");
    const html = await attempt();
    expect([html.status, html.text.startsWith("<html>")]).toEqual([502, true]);
    await order("list", "rate");
    expect((await attempt()).status).toBe(429);
    await order("list", "expiredToken");
    expect((await attempt()).json.code).toBe(2003);
    expect((await attempt()).status).toBe(403); // that token stays worthless
  });

  it("can be narrowed to a payment method, and refuses words it does not know", async () => {
    await order("prepare/invoice", "unavailable");
    const { id } = await probe.create();
    expect((await probe.call("POST", `/Smart/Transactions/${id}/prepare/prepaid`)).status).toBe(200);
    expect((await probe.call("POST", `/Smart/Transactions/${id}/prepare/invoice`)).status).toBe(403);
    expect(await order("prepare", "explode")).toMatchObject({ ok: false });
    expect(await order("pray", "declined")).toMatchObject({ ok: false });
  });

  it("leaves an invoice unconfirmed until the bank confirms", async () => {
    const { id } = await probe.create();
    await order("start", "pending");
    const { json } = await probe.call("POST", `/Smart/Transactions/${id}/start/invoice`);
    expect(json.status).toBe("pending");
    expect(await probe.lever("POST", `transactions/${id}/confirm`)).toMatchObject({ status: "ok", status_simple: 14 });
  });
});

describe("weather", () => {
  it("breaks calls by chance, the same way for the same seed", async () => {
    const run = async () => {
      await probe.lever("POST", "weather", { seed: 7, list: { error500: 0.5 } });
      const statuses: number[] = [];
      for (let n = 0; n < 20; n += 1) statuses.push((await probe.call("GET", "/Smart/Transactions")).status);
      return statuses;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await run()).toEqual(first);
    await probe.lever("POST", "weather", {});
    expect((await probe.call("GET", "/Smart/Transactions")).status).toBe(200);
    expect(await probe.lever("POST", "weather", { rain: 0.5 })).toMatchObject({ ok: false });
  });
});

describe("events from outside", () => {
  it("happen where they can and are refused elsewhere", async () => {
    const { id } = await probe.create();
    expect(await probe.lever("POST", `transactions/${id}/pay`, {})).toMatchObject({ ok: false });
    await probe.call("POST", `/Smart/Transactions/${id}/start/invoice`);
    expect(await probe.lever("POST", `transactions/${id}/overdue`)).toMatchObject({ ok: true, status_simple: 4 });
    expect(await probe.lever("POST", `transactions/${id}/resolve`)).toMatchObject({ ok: true, status_simple: 6 });
    expect(await probe.lever("POST", `transactions/${id}/return-debit`)).toMatchObject({ ok: false });
    expect(await probe.lever("POST", `transactions/${id}/deny`)).toMatchObject({ ok: false });
  });
});

describe("reset and restart", () => {
  it("gives the same ids for the same seed, others without", async () => {
    const first = async (body: object) => {
      await probe.restart();
      await probe.lever("POST", "reset", body);
      await probe.renewToken();
      return (await probe.create()).id;
    };
    const id = await first({ seed: "a" });
    expect(await first({ seed: "a" })).toBe(id);
    expect(await first({})).not.toBe(await first({}));
  });

  it("empties everything and returns to normal", async () => {
    await probe.create();
    await probe.lever("POST", "pushes", { mode: "off" });
    await order("create", "error500", 9);
    const __sandbox = await fetch(`${probe.sandbox.baseUrl}/__sandbox/reset`, { method: "POST" });
    expect((await __sandbox.json()).ok).toBe(true);
    expect(await probe.lever("GET", "ledger")).toMatchObject({
      requests: [],
      transactions: [],
      paymentTransactions: [],
      pushes: [],
      customers: [],
      containers: [],
      money: [],
      planned: [],
    });
    expect(await probe.lever("GET", "")).toMatchObject({ pushMode: "normal", smtpMode: "normal" });
    expect(await probe.lever("GET", "next")).toEqual([]);
  });

  it("keeps its state over a restart", async () => {
    const { id } = await probe.create();
    const before = (await start(id)).json;
    await order("get", "error500");
    await probe.restart();
    expect((await probe.call("GET", `/Smart/Transactions/${id}`)).status).toBe(500);
    expect(await read(id)).toEqual(before);
    const next = await probe.create();
    expect(next.id).not.toBe(id);
    expect((await start(next.id)).json.trans_id).toBeGreaterThan(before.trans_id);
  });
});
