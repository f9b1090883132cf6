import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openProbe, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

const deliver = (id: string, delivery_options: object) =>
  probe.call("POST", `/Smart/Transactions/${id}/setDelivery`, { delivery_options });
const start = async (overrides: Record<string, unknown>) => {
  const { id } = await probe.create(overrides);
  return (await probe.call("POST", `/Smart/Transactions/${id}/start/invoice`)).json;
};
const COLLECTION = { type: "collection", scheduled_slot: { start_date: "2026-03-02", end_date: "2026-03-03" } };

describe("setDelivery", () => {
  it("ships an order, again and again, and forgets what is not sent", async () => {
    const { id, status, delivery_options } = await start({ intent: "order" });
    expect([status, delivery_options.tracking_code]).toEqual(["received", null]);
    const first = await deliver(id, { type: "shipping", shipped_by: "DHL", tracking_code: "1" });
    expect(first.json).toMatchObject({
      status: "shipped",
      delivery_options: { shipped_by: "DHL", tracking_code: "1" },
    });
    const second = await deliver(id, { tracking_code: "2" });
    expect(second.json.delivery_options).toEqual({
      type: "shipping",
      shipped_at: null,
      shipped_by: null,
      tracking_code: "2",
      invoice_number: null,
    });
    expect((await deliver(id, { type: "collection", delivered_at: "2026-03-02T10:00:00+01:00" })).status).toBe(409);
  });

  it("hands a collection over once, against its code", async () => {
    const created = await probe.create({ intent: "order", delivery_options: COLLECTION });
    expect(created.delivery_options).toMatchObject({ ...COLLECTION, code: null, delivered_at: null });
    const { id, status, delivery_options } = await start({ intent: "order", delivery_options: COLLECTION });
    expect(status).toBe("collection");
    expect(delivery_options.code).toMatch(/^\d{6}$/);
    const collected = await deliver(id, { delivered_at: "2026-03-02T10:00:00+01:00", store_id: "STO_1" });
    expect(collected.json).toMatchObject({
      status: "collected",
      delivery_options: { type: "collection", store_id: "STO_1", scheduled_slot: null, code: delivery_options.code },
    });
    const again = await deliver(id, { type: "collection" });
    expect([again.status, again.json.error]).toEqual([409, "ProductUpdateFailedException"]);
    expect((await deliver(id, { type: "shipping" })).status).toBe(409);
  });

  it("turns a collection into shipping", async () => {
    const { id } = await start({ intent: "order", delivery_options: COLLECTION });
    expect((await deliver(id, { type: "shipping", tracking_code: "9" })).json.status).toBe("shipped");
  });

  it("leaves a sale where it is, and its invoice too unless the contract says otherwise", async () => {
    const { id, transactions } = await start({});
    const read = async (pci: string) => (await probe.call("GET", `/Payment/Transactions/${pci}`)).json;
    expect((await deliver(id, { shipped_by: "DHL" })).json.status).toBe("ok");
    expect((await read(transactions[0].id)).details.status_simple).toBe(14);
    await probe.lever("POST", "contract", { deliveryCaptures: true });
    await deliver(id, { shipped_by: "DHL", invoice_number: "RE-1", shipped_at: "2026-03-02T09:15:00+01:00" });
    expect(await read(transactions[0].id)).toMatchObject({
      completion_date: "2026-03-02T09:15:00+01:00",
      invoice_number: "RE-1",
      details: { status_simple: 1, status: 86 },
    });
    expect((await deliver(id, { shipped_by: "DHL" })).json.status).toBe("ok");
  });

  it("is for captured transactions", async () => {
    const { id } = await probe.create();
    expect((await deliver(id, { shipped_by: "DHL" })).json.error).toBe("ProductUpdateFailedException");
    expect((await probe.call("POST", `/Smart/Transactions/${id}/setDelivery`)).json.error).toBe(
      "ProductFormatException",
    );
  });
});
