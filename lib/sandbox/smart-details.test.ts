import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_CONTRACT } from "#lib/secuconnect/wire/sandbox-credentials.ts";
import { buildOrder, openProbe, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

const post = (path: string, body?: unknown) => probe.call("POST", `/Smart/Transactions${path}`, body);

const SUB = {
  id: 3,
  item_type: "sub_transaction",
  desc: "Händler B",
  priceOne: 0,
  tax: 0,
  sum: 3500,
  contract_id: SANDBOX_CONTRACT,
  reference_id: "B-1",
  sub_basket: [{ id: 1, item_type: "article", desc: "Teller", quantity: 1, priceOne: 3400, tax: 19 }],
};
const MIXED = {
  basket: { products: [...buildOrder().basket.products, SUB] },
  basket_info: { sum: 6570, currency: "EUR" },
};

describe("create", () => {
  it("says what is missing", async () => {
    const { basket_info, ...rest } = buildOrder();
    const sum = await post("", { ...rest, basket_info: { currency: "EUR" } });
    expect([sum.status, sum.json.error_details]).toEqual([400, "basket_info.sum is missing"]);
    const currency = await post("", { ...rest, basket_info: { sum: basket_info.sum } });
    expect(currency.json.error_details).toBe("basket_info.currency is missing");
    expect((await post("", rest)).json.error).toBe("ProductFormatException");
  });

  it("works without a contract and keeps no empty text", async () => {
    const { contract, ...rest } = buildOrder();
    expect(contract.id).toBe(SANDBOX_CONTRACT);
    const { json } = await post("", { ...rest, transactionRef: "", merchantRef: "" });
    expect(json).toMatchObject({ transactionRef: null, merchantRef: null, contract: { id: SANDBOX_CONTRACT } });
  });

  it("demands unique references when the contract does", async () => {
    await probe.lever("POST", "contract", { uniqueOrderIds: true });
    await probe.create();
    const again = await post("", buildOrder());
    expect([again.status, again.json.error]).toEqual([409, "ProductDuplicateException"]);
  });

  it("warns of long values, and refuses them in strict mode", async () => {
    const order = { ...buildOrder(), transactionRef: "x".repeat(141) };
    expect((await post("", order)).status).toBe(200);
    const { requests } = await probe.lever("GET", "ledger");
    expect(requests.at(-1).warnings).toEqual(["transactionRef is longer than 140 characters"]);
    await probe.lever("POST", "contract", { strict: true });
    const refused = await post("", order);
    expect([refused.status, refused.json.error_details]).toEqual([400, "transactionRef is longer than 140 characters"]);
  });
});

describe("update", () => {
  it("accepts its own reply back, also in strict mode, and keeps what cannot change", async () => {
    await probe.lever("POST", "contract", { strict: true });
    const created = await probe.create({ intent: "order", delivery_options: { type: "collection" } });
    const { status, json } = await probe.call("PUT", `/Smart/Transactions/${created.id}`, {
      ...created,
      is_demo: false,
      intent: "sale",
      merchantRef: "neu",
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({ is_demo: true, intent: "order", merchantRef: "neu" });
    expect(json.customer.id).toBe(created.customer.id);
    expect(
      (await probe.call("PUT", `/Smart/Transactions/${created.id}`, { transactionRef: "" })).json.transactionRef,
    ).toBeNull();
  });
});

describe("mixed baskets", () => {
  it("are refused with code 4028 unless the contract has them", async () => {
    const refused = await post("", { ...buildOrder(), ...MIXED });
    expect([refused.status, refused.json.code]).toEqual([403, 4028]);
  });

  it("bring a payment for each part, which is captured by itself", async () => {
    await probe.lever("POST", "contract", { mixedBaskets: true });
    const { id } = await probe.create(MIXED);
    const { json } = await post(`/${id}/start/invoice`);
    expect(json.transactions).toHaveLength(2);
    const [main, part] = json.transactions;
    expect(part.transaction_hash).toBe(`${main.transaction_hash}_${part.trans_id}`);
    const read = async (pci: string) => (await probe.call("GET", `/Payment/Transactions/${pci}`)).json;
    expect(await read(part.id)).toMatchObject({
      amount: 3500,
      reference_id: "B-1",
      details: { status_simple: 14 },
      parents: [{ id: main.id }],
    });
    await probe.call("POST", `/Payment/Transactions/${part.id}/capture`);
    expect((await read(part.id)).details.status).toBe(86);
    expect((await read(main.id)).details.status_simple).toBe(14);
    await probe.call("POST", `/Payment/Transactions/${main.id}/capture`);
    expect((await read(main.id)).details.status).toBe(86);
  });

  it("are checked at the top, and inside only in strict mode", async () => {
    await probe.lever("POST", "contract", { mixedBaskets: true });
    expect((await post("", { ...buildOrder(), ...MIXED, basket_info: { sum: 3070, currency: "EUR" } })).status).toBe(
      400,
    );
    const { sum: _sum, ...incomplete } = SUB;
    expect((await post("", { ...buildOrder(), basket: { products: [incomplete] } })).status).toBe(400);
    await probe.lever("POST", "contract", { strict: true });
    expect((await post("", { ...buildOrder(), ...MIXED })).json.error_details).toContain("3400");
  });
});

describe("attempts and expand", () => {
  it("unlinks the old payment, which stays readable as void", async () => {
    const { id } = await probe.create();
    const first = (await post(`/${id}/prepare/invoice`)).json.transactions[0].id;
    const second = (await post(`/${id}/prepare/prepaid`)).json.transactions;
    expect(second).toHaveLength(1);
    expect(second[0].id).not.toBe(first);
    expect((await probe.call("GET", `/Payment/Transactions/${first}`)).json.details.status_simple).toBe(5);
    expect((await post(`/${id}/start/invoice`)).json.error).toBe("ProductUpdateFailedException");
  });

  it("shows whole objects when asked", async () => {
    const { id } = await probe.create();
    await post(`/${id}/start/prepaid`);
    const plain = (await probe.call("GET", `/Smart/Transactions/${id}`)).json.transactions[0];
    expect(plain).not.toHaveProperty("details");
    for (const expand of ["all", "transactions"]) {
      const { json } = await probe.call("GET", `/Smart/Transactions/${id}?expand=${expand}`);
      expect(json.transactions[0]).toMatchObject({ ...plain, details: { status_simple: 10 } });
    }
  });

  it("aborts what has not been started, and its payment with it", async () => {
    const { id } = await probe.create();
    const [{ id: pci }] = (await post(`/${id}/prepare/invoice`)).json.transactions;
    expect((await post(`/${id}/abort`)).json.status).toBe("aborted");
    expect((await probe.call("GET", `/Payment/Transactions/${pci}/checkStatus`)).json).toMatchObject({
      status_simple: 5,
      amount: 0,
    });
    expect((await post(`/${id}/start`)).status).toBe(409);
  });
});
