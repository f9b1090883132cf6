import { createHash, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newAttempt } from "#lib/domain/draft-order.ts";
import { anOrder } from "#lib/domain/fixtures/order.ts";
import { sampleInvoice } from "#lib/domain/fixtures/sample-invoice.ts";
import type { DocumentDraft, IssuedDocument } from "#lib/domain/next-document.ts";
import type { Order } from "#lib/domain/order.ts";
import type { Invoices } from "#lib/ports.ts";
import { type BareShop, openBareShop } from "#lib/usecases/fixtures/bare-shop.ts";
import { ENGINES } from "#lib/usecases/fixtures/test-shop.ts";
import { createInvoices } from "./invoice-store.ts";
import { createOrders } from "./order-store.ts";

/** Documents as the real databases keep them: the embedded one and PostgreSQL. */
function once(key = "invoice", prefix = "RE") {
  return (_order: Order, issued: readonly IssuedDocument[]): DocumentDraft | null => {
    if (issued.some((entry) => entry.key === key)) return null;
    const { number: _number, issuedOn: _issuedOn, ...document } = sampleInvoice();
    return { key, covers: [], prefix, document };
  };
}

describe.each(ENGINES)("issued documents on %s", (engine) => {
  let shop: BareShop;
  let invoices: Invoices;
  beforeAll(async () => {
    shop = await openBareShop(engine);
    invoices = createInvoices(shop.db);
  });
  afterAll(() => shop.close());

  async function newOrder(): Promise<string> {
    const id = randomUUID();
    const unique = { id, number: id, token: id, pushToken: id, basketId: await shop.newBasket() };
    const attempt = newAttempt(id, id.slice(0, 8), 1, {
      method: "invoice",
      goal: "start",
      amountCents: 1,
      funding: null,
    });
    await createOrders(shop.db, () => {}).insert({ ...anOrder(unique), payment: attempt }, []);
    return id;
  }

  const year = () => new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" }).slice(0, 4);
  const counterOf = (number: string) => Number(number.slice(-5));

  it("get a number each, in a row and none twice, however many are issued at once", async () => {
    const ids = await Promise.all(Array.from({ length: 200 }, newOrder));
    const all = await Promise.all([...ids, ...ids].map((id) => invoices.issue(id, once("invoice", "P"))));
    const numbers = [...new Set(all.map(([issued]) => issued?.number ?? ""))].sort();
    expect(numbers).toEqual(
      Array.from({ length: 200 }, (_, index) => `P-${year()}-${String(index + 1).padStart(5, "0")}`),
    );
    for (const [index, id] of ids.entries()) {
      expect(all[index]?.[0]?.number).toBe(all[index + 200]?.[0]?.number);
      expect(await invoices.ofOrder(id)).toHaveLength(1);
    }
  });

  it("lose no number when what was to get it is not kept", async () => {
    const [first] = await invoices.issue(await newOrder(), once("invoice", "Q"));
    const fails = {
      ...once,
      toJSON: () => {
        throw new Error("cannot be written");
      },
    };
    const broken = (order: Order, issued: readonly IssuedDocument[]) => {
      const draft = once("invoice", "Q")(order, issued);
      return draft === null ? null : { ...draft, document: { ...draft.document, order: fails as never } };
    };
    await expect(invoices.issue(await newOrder(), broken)).rejects.toThrow("cannot be written");
    const [next] = await invoices.issue(await newOrder(), once("invoice", "Q"));
    expect(counterOf(next?.number ?? "")).toBe(counterOf(first?.number ?? "") + 1);
  });

  it("come back as they were issued, and their bytes have the hash that is kept", async () => {
    const id = await newOrder();
    const [issued] = await invoices.issue(id, once());
    expect(issued?.document).toEqual({
      ...sampleInvoice(),
      number: issued?.number,
      issuedOn: issued?.document.issuedOn,
    });
    expect(await invoices.ofOrder(id)).toEqual([issued]);
    const [row] = await shop.rows<{ document: string; hash: string }>(
      sql`select document, hash from invoices where number = ${issued?.number}`,
    );
    expect(
      createHash("sha256")
        .update(row?.document ?? "")
        .digest("hex"),
    ).toBe(row?.hash);
  });

  it("keep the first file of a form for good", async () => {
    const [issued] = await invoices.issue(await newOrder(), once());
    const number = issued?.number ?? "";
    expect(await invoices.file(number, "pdf")).toBeNull();
    const content = Uint8Array.from([0, 255, 37, 80]);
    const kept = await invoices.archive(number, "pdf", content);
    expect([...kept.content]).toEqual([...content]);
    expect(kept.hash).toBe(createHash("sha256").update(content).digest("hex"));
    const again = await invoices.archive(number, "pdf", Uint8Array.from([1]));
    expect([again.hash, [...again.content]]).toEqual([kept.hash, [...content]]);
    expect(await invoices.file(number, "xml")).toBeNull();
  });

  it.each([
    "update invoices set hash = 'x'",
    "delete from invoices",
    "truncate invoices cascade",
    "update invoice_files set hash = 'x'",
    "delete from invoice_files",
    "truncate invoice_files",
  ])("are not touched by: %s", async (statement) => {
    await expect(shop.db.execute(sql.raw(statement))).rejects.toMatchObject({
      cause: { message: expect.stringContaining("append-only") },
    });
  });
});
