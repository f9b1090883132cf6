import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StoredRequest } from "./state.ts";
import { createMeta } from "./state-defaults.ts";
import { Store } from "./store.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "sandbox-store-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const write = (...records: { t: string; k: string; v: unknown }[]) =>
  appendFileSync(join(dir, "journal.jsonl"), records.map((record) => `${JSON.stringify(record)}\n`).join(""));

function buildRequest(n: number): StoredRequest {
  const at = new Date(0).toISOString();
  const nothing = { paymentMethod: null, stx: null, pci: null, outcome: null, error: null };
  return {
    n,
    at,
    answeredAt: at,
    ms: 1,
    method: "GET",
    path: `/${n}`,
    call: "get",
    ...nothing,
    body: null,
    status: 200,
    droppedFields: [],
    effects: [],
    warnings: [],
    answer: { text: "ä".repeat(100), n },
  };
}

describe("store", () => {
  it("reads journals of older versions and fills in what they lack", () => {
    const { planned: _planned, ...meta } = createMeta("old");
    const { mixedBaskets: _mixed, ...contract } = meta.contract;
    write(
      {
        t: "meta",
        k: "",
        v: {
          ...meta,
          contract: { ...contract, status9: true },
          weather: { seed: 1, draws: {}, latency: [0, 0], chances: {} },
        },
      },
      { t: "payments", k: "PCI_1", v: { id: "PCI_1", amount: 5, simple: 10, hash: "abc" } },
      { t: "transactions", k: "STX_1", v: { id: "STX_1", status: "pending", timeline: [] } },
      { t: "requests", k: "7", v: { ...buildRequest(7), warnings: undefined, effects: undefined } },
    );
    const store = new Store(dir, "ignored");
    expect(store.meta).toMatchObject({
      seed: "old",
      planned: [],
      contract: { status9: true, mixedBaskets: false, dueDays: 10 },
    });
    expect(store.meta.weather).toMatchObject({ pushes: {}, searchLag: 0 });
    expect(store.tables.payments.get("PCI_1")).toMatchObject({ amount: 5, kind: "payment", children: [], history: [] });
    expect(store.tables.transactions.get("STX_1")).toMatchObject({ container: null, pickupCode: null });
    expect(store.tables.requests.get(7)).toMatchObject({ path: "/7", warnings: [], effects: [] });
    store.close();
    const again = new Store(dir, "ignored");
    expect([...again.tables.requests.values()].map(({ n }) => n)).toEqual([7]);
    expect(again.meta.seed).toBe("old");
    again.close();
  });

  it("survives a kill in the middle of a line, in both files", () => {
    const first = new Store(dir, "a");
    first.meta.requests = 2;
    first.tables.customers.set("PCU_1", {
      id: "PCU_1",
      contact: { name: "alt" },
      created: 1,
      updated: null,
      deleted: false,
    });
    first.save("customers", "PCU_1");
    first.save("meta");
    first.addRequest(buildRequest(1));
    first.addRequest(buildRequest(2));
    first.flush(); // and killed: never closed
    appendFileSync(join(dir, "journal.jsonl"), '{"t":"customers","k":"PCU_1","v":{"id":"PCU_1","contact":{}');
    appendFileSync(join(dir, "requests.jsonl"), '{"n":3,"at":"1970');
    const second = new Store(dir, "a");
    expect(second.tables.customers.get("PCU_1")?.contact).toEqual({ name: "alt" });
    expect([...second.tables.requests.values()].map(({ n }) => n)).toEqual([1, 2]);
    second.addRequest(buildRequest(3));
    second.tables.tokens.set("next", { expires: 5 });
    second.save("tokens", "next");
    second.flush();
    const third = new Store(dir, "a");
    expect(third.tables.tokens.get("next")).toEqual({ expires: 5 });
    expect(third.tables.requests.get("3")?.answer).toMatchObject({ n: 3 });
    expect(third.meta.requests).toBe(3);
  });

  it("keeps every request readable, few of them in memory", () => {
    const store = new Store(dir, "a");
    for (let n = 1; n <= 1000; n += 1) {
      store.addRequest(buildRequest(n));
      store.flush();
    }
    expect(store.tables.requests.size).toBe(1000);
    expect(store.tables.requests.get(1)).toEqual(buildRequest(1));
    expect(store.tables.requests.recent(2).map(({ n }) => n)).toEqual([999, 1000]);
    expect([...store.tables.requests.values(998)].map(({ n }) => n)).toEqual([999, 1000]);
    const open = { ...buildRequest(1001), answeredAt: null, status: null };
    store.addRequest(open);
    store.flush();
    Object.assign(open, { answeredAt: open.at, status: 201 });
    store.save("requests", 1001);
    store.close();
    const again = new Store(dir, "a");
    expect(again.tables.requests.get(1001)?.status).toBe(201);
    expect(again.tables.requests.size).toBe(1001);
    again.reset("b");
    expect([again.tables.requests.size, statSync(join(dir, "requests.jsonl")).size]).toEqual([0, 0]);
    again.close();
  });

  it("tells about requests without reading them, those of earlier runs and versions too", () => {
    const store = new Store(dir, "a");
    const told = {
      stx: "STX_1",
      pci: null,
      status: 403,
      outcome: "twice",
      droppedFields: ["body", "x"],
      warnings: ["w"],
    };
    store.addRequest({ ...buildRequest(1), ...told, body: { droppedFields: 1, body: "," } });
    const waiting = { ...buildRequest(2), answeredAt: null, status: null };
    store.addRequest(waiting);
    store.flush();
    const { droppedFields: _fields, warnings: _warnings, ...facts } = told;
    const { at: answeredAt } = buildRequest(1);
    const expected = [
      { n: 1, call: "get", answeredAt, ...facts, dropped: true, warned: true },
      expect.objectContaining({ n: 2, status: null, answeredAt: null, dropped: false, warned: false }),
    ];
    expect(store.tables.requests.digests()).toEqual(expected);
    Object.assign(waiting, { stx: "STX_2" });
    expect(store.tables.requests.digests()[1]).toMatchObject({ stx: "STX_2" });
    store.save("requests", 2);
    store.close();
    // as it was written before bodies went last
    appendFileSync(
      join(dir, "requests.jsonl"),
      `${JSON.stringify({ ...buildRequest(3), body: { droppedFields: [] } })}\n`,
    );
    const again = new Store(dir, "a");
    expect(again.tables.requests.digests()).toEqual([
      expected[0],
      expect.objectContaining({ n: 2, stx: "STX_2" }),
      expect.objectContaining({ n: 3, status: 200, dropped: false }),
    ]);
    again.close();
  });

  it("rewrites a journal full of dead lines", () => {
    const store = new Store(dir, "a");
    const contact = { name: "x".repeat(1_000_000) };
    for (let n = 0; n < 45; n += 1) {
      store.tables.customers.set("PCU_1", { id: "PCU_1", contact, created: n, updated: null, deleted: false });
      store.save("customers", "PCU_1");
      store.flush();
    }
    expect(statSync(join(dir, "journal.jsonl")).size).toBeLessThan(20_000_000);
    expect(readFileSync(join(dir, "journal.jsonl"), "utf8").startsWith('{"t":"meta"')).toBe(true);
    const again = new Store(dir, "a");
    expect(again.tables.customers.get("PCU_1")?.created).toBe(44);
  });

  it("ignores a file that is no journal", () => {
    writeFileSync(join(dir, "journal.jsonl"), "rubbish\n\n{}\n");
    const store = new Store(dir, "fresh");
    expect(store.meta.seed).toBe("fresh");
    store.close();
    expect(new Store(dir, "other").meta.seed).toBe("fresh");
  });
});
