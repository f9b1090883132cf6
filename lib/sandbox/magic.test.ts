import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildOrder, openProbe, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe({ magic: true });
});
afterEach(() => probe.close());

async function create(tag: string) {
  const { customer } = buildOrder();
  const contact = { ...customer.contact, email: `erika+${tag}@example.test` };
  return (await probe.create({ customer: { contact } })).id as string;
}
const post = (id: string, action: string, body?: unknown) =>
  probe.call("POST", `/Smart/Transactions/${id}/${action}`, body);
const status = async (id: string) => (await probe.lever("GET", `transactions/${id}`)).status;
const DEBIT = { container: { private: { owner: "Erika Probe", iban: "DE35500105175418493188" } } };

describe("tags in the customer's address", () => {
  it("refuse an invoice, or the method as such", async () => {
    expect((await post(await create("ablehnung"), "prepare/invoice")).json.status).toBe("failed");
    expect((await post(await create("ablehnung"), "prepare/prepaid")).json.status).toBe("approved");
    const unavailable = await post(await create("nichtverfuegbar"), "prepare/invoice");
    expect([unavailable.status, unavailable.json.error]).toEqual([403, "ProductNotAllowedException"]);
  });

  it("let the start fail, or wait for a minute", async () => {
    const failing = await create("startfehler");
    expect((await post(failing, "prepare/invoice")).json.status).toBe("approved");
    expect((await post(failing, "start")).json.status).toBe("failed");
    const waiting = await create("schwebend");
    expect((await post(waiting, "start/invoice")).json.status).toBe("pending");
    await probe.lever("POST", "clock", { advance: "PT59S" });
    expect(await status(waiting)).toBe("pending");
    await probe.lever("POST", "clock", { advance: "PT1S" });
    expect(await status(waiting)).toBe("ok");
  });

  it("stumble once, with or without having done it", async () => {
    const done = await create("stolpern");
    await post(done, "prepare/invoice");
    const error = await post(done, "start");
    expect([error.status, error.json.error, error.json.code]).toEqual([500, "ProductInternalException", 1009]);
    expect(await status(done)).toBe("ok");
    const empty = await create("stolpernleer");
    await post(empty, "prepare/invoice");
    expect((await post(empty, "start")).status).toBe(500);
    expect(await status(empty)).toBe("approved");
    expect((await post(empty, "start")).json.status).toBe("ok");
  });

  it("pay by themselves, or return the debit", async () => {
    const paid = await create("zahltsofort");
    await post(paid, "start/prepaid");
    await probe.lever("POST", "clock", { advance: "PT30S" });
    expect(await status(paid)).toBe("ok");
    const returned = await create("ruecklast");
    await post(returned, "start/debit", DEBIT);
    await probe.lever("POST", "clock", { advance: "P1D" });
    expect(await probe.lever("GET", `transactions/${returned}`)).toMatchObject({ status: "ok", status_simple: 4 });
  });

  it("are ordinary addresses unless asked for", async () => {
    const plain = await openProbe();
    try {
      const { customer } = buildOrder();
      const contact = { ...customer.contact, email: "erika+ablehnung@example.test" };
      const { id } = await plain.create({ customer: { contact } });
      expect((await plain.call("POST", `/Smart/Transactions/${id}/prepare/invoice`)).json.status).toBe("approved");
    } finally {
      await plain.close();
    }
  });
});
