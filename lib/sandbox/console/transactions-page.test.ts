import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Ids } from "../ids.ts";
import { Planner } from "../planner.ts";
import { PushSender } from "../pushes.ts";
import { buildOrder } from "../sandbox-probe.ts";
import { createTransaction } from "../smart-transactions.ts";
import { Store } from "../store.ts";
import { VirtualClock } from "../virtual-clock.ts";
import type { World } from "../world.ts";
import { type ConsoleProbe, openConsoleProbe } from "./console-probe.ts";
import { renderTransactionsPage } from "./transactions-page.ts";

let probe: ConsoleProbe;
beforeAll(async () => {
  probe = await openConsoleProbe();
});
afterAll(() => probe.close());

/** The orders on a page, in their order. */
const readRows = (page: string) =>
  [...page.matchAll(/<tr role="row">\s*<td[^>]*><a href="[^"]+">([^<]+)</g)].map(([, name]) => name);

/** A world with many orders, without the calls that would make them. */
function buildWorld(orders: number): World {
  const store = new Store(mkdtempSync(join(tmpdir(), "sandbox-many-")), "many");
  const clock = new VirtualClock(0);
  const ids = new Ids(() => store.meta);
  const pushes = new PushSender(store, clock, ids);
  const { contract, ...order } = buildOrder();
  const names = {
    baseUrl: "http://sandbox",
    clientId: "id",
    clientSecret: "secret",
    contractId: contract.id,
    magic: false,
  };
  const world = { store, clock, ids, pushes, planner: new Planner(store, clock, () => {}), ...names };
  for (let n = 0; n < orders; n += 1) {
    createTransaction(world, { ...order, intent: "sale", merchantRef: `${n}A1` } as Parameters<
      typeof createTransaction
    >[1]);
  }
  return world;
}

describe("overview", () => {
  it("tells a developer what to do first, with lines that work", async () => {
    const page = await probe.open("/");
    expect(page).toContain(`SECUCONNECT_API_URL=${probe.sandbox.apiUrl}`);
    const plain = page.replaceAll("&#39;", "'").replaceAll("&quot;", '"');
    const [token, order] = [...plain.matchAll(/-d '(\{.*\})'/g)].map(([, body = ""]) => JSON.parse(body));
    const answer = await fetch(probe.sandbox.tokenUrl, { method: "POST", body: new URLSearchParams(token) });
    expect(await answer.json()).toMatchObject({ token_type: "bearer" });
    const { json } = await probe.call("POST", "/Smart/Transactions", order);
    expect(json).toMatchObject({ object: "smart.transactions", status: "created" });
    expect((await probe.act(json.id, "start/prepaid")).json.status).toBe("pending");
    await probe.lever("POST", "reset", { seed: "overview" });
    await probe.renewToken();
  });

  it("finds, narrows and pages, newest first", async () => {
    for (let n = 1; n <= 30; n += 1) {
      const { id } = await probe.create({ transactionRef: `Bestellung ${n + 100}`, merchantRef: `${n + 100}A1` });
      if (n % 10 === 0) await probe.act(id, "start/prepaid");
    }
    const first = await probe.open("/");
    expect(readRows(first)).toHaveLength(25);
    expect(readRows(first)[0]).toBe("Bestellung 130");
    expect(first).toContain("1–25 von 30 Vorgänge");
    expect(first).toContain('href="/?page=2"');
    expect(readRows(await probe.open("/?page=2"))).toEqual([5, 4, 3, 2, 1].map((n) => `Bestellung ${n + 100}`));
    expect(readRows(await probe.open("/?page=99"))).toHaveLength(5);

    const prepaid = readRows(await probe.open("/?method=prepaid"));
    expect(prepaid).toEqual(["Bestellung 130", "Bestellung 120", "Bestellung 110"]);
    expect(readRows(await probe.open("/?status=pending&q=120"))).toEqual(["Bestellung 120"]);
    expect(await probe.open("/?status=pending")).toContain('<option value="pending" selected>pending · wartet (3)');

    const [paid] = await probe
      .lever("GET", "transactions")
      .then((all) => all.filter((t: { method: unknown }) => t.method));
    for (const q of [
      paid.id,
      paid.pci.toLowerCase(),
      paid.payment_instructions.purpose,
      "110a1",
      "bestellung 110",
      "erika 110",
    ]) {
      expect(readRows(await probe.open(`/?q=${encodeURIComponent(q)}`)), q).toEqual(["Bestellung 110"]);
    }
    expect(await probe.open("/?q=nirgends")).toContain("Kein Vorgang passt dazu.");
  });

  it("shows both statuses in words, with their numbers", async () => {
    const { id } = await probe.create({ transactionRef: "Beide" });
    await probe.act(id, "start/invoice");
    const row =
      /<tr role="row">\s*<td[^>]*><a[^>]*>Beide<[\s\S]*?<\/tr>/.exec(await probe.open("/?q=beide"))?.[0] ?? "";
    expect(row).toContain("angenommen");
    expect(row).toContain(">ok<");
    expect(row).toContain("14 wartet auf Versand");
    expect(row).toContain("84 Rechnung, Lieferung ausstehend");
    expect(row).toContain("gestartet");
  });

  // Last, because it holds this process up for so long that idle connections to the sandbox end.
  it("stays light and quick with thousands", () => {
    const world = buildWorld(5000);
    try {
      const begun = performance.now();
      const { content } = renderTransactionsPage(world, new URL("http://sandbox/?q=erika+2"));
      expect(performance.now() - begun).toBeLessThan(1000); // tens of milliseconds on an idle machine
      expect(content.markup.match(/<tr role="row">/g)).toHaveLength(26);
      expect(content.markup.length).toBeLessThan(60_000);
    } finally {
      world.store.close();
      rmSync(world.store.dir, { recursive: true, force: true });
    }
  });
});
