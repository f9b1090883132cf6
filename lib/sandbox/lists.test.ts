import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openProbe, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

const list = async (query: string, path = "/Smart/Transactions") => (await probe.call("GET", `${path}?${query}`)).json;
const q = (text: string) => `q=${encodeURIComponent(text)}`;
async function createMany(count: number) {
  for (let n = 1; n <= count; n += 1) await probe.create({ merchantRef: `R${n}` });
}

describe("lists", () => {
  it("search by stored and by rendered properties", async () => {
    await createMany(3);
    const { id } = await probe.create({ merchantRef: "P1", transactionRef: "Demo Shop 17" });
    await probe.call("POST", `/Smart/Transactions/${id}/start/prepaid`);
    const found = async (text: string) =>
      (await list(q(text))).data.map(({ merchantRef }: { merchantRef: string }) => merchantRef);
    expect(await found("merchantRef:R1 OR status:pending")).toEqual(["P1", "R1"]);
    expect(await found("merchantRef:R* AND NOT merchantRef:(R1 OR R3)")).toEqual(["R2"]);
    expect(await found("customer.contact.email:ERIKA@* AND payment_method:*")).toEqual(["P1"]);
    expect(await found('transactionRef:"demo shop 17"')).toEqual(["P1"]);
    expect(await found("created:[2020-01-01 TO *] AND basket.products.priceOne:[400 TO 500]")).toHaveLength(4);
    const broken = await probe.call("GET", `/Smart/Transactions?${q("(merchantRef:R1")}`);
    expect([broken.status, broken.json.error]).toEqual([400, "ProductFormatException"]);
  });

  it("sort, page and show chosen fields", async () => {
    await createMany(5);
    const page = await list(
      "sort=merchantRef:asc&count=2&offset=1&fields=merchantRef,basket_info.sum,customer.contact.name",
    );
    expect(page.count).toBe(5);
    expect(page.data).toHaveLength(2);
    expect(page.data[0]).toEqual({
      object: "smart.transactions",
      id: expect.stringMatching(/^STX_/),
      merchantRef: "R2",
      basket_info: { sum: 3070 },
      customer: { contact: { name: "Erika Probe" } },
    });
    const payments = await list("sort=details.status_simple:desc,trans_id:asc", "/Payment/Transactions");
    expect(payments).toEqual({ count: 0, data: [] });
  });

  it("scroll over what was there at the first page", async () => {
    await createMany(5);
    const first = await list("count=2&scroll_expire=5m");
    await createMany(1);
    const second = await list(`scroll_id=${first.scroll_id}`);
    const third = await list(`scroll_id=${second.scroll_id}`);
    const refs = [first, second, third].flatMap(({ data }) =>
      data.map((each: { merchantRef: string }) => each.merchantRef),
    );
    expect(refs).toEqual(["R5", "R4", "R3", "R2", "R1"]);
    expect(await list(`scroll_id=${third.scroll_id}`)).toEqual({ count: 5, data: [] });
    await probe.lever("POST", "clock", { advance: "PT6M" });
    expect((await list(`scroll_id=${first.scroll_id}`)).error).toBe("ProductNotFoundException");
    expect((await list("scroll_id=rubbish")).error).toBe("ProductNotFoundException");
  });

  it("lag behind when the weather wants it; reading by id does not", async () => {
    await probe.lever("POST", "weather", { searchLag: 60_000, transactionsLag: 60_000 });
    const { id } = await probe.create();
    const prepared = await probe.call("POST", `/Smart/Transactions/${id}/prepare/invoice`);
    expect(prepared.json).toMatchObject({ status: "approved", transactions: [] });
    expect((await list(q("merchantRef:10042"))).count).toBe(0);
    expect((await probe.call("GET", `/Smart/Transactions/${id}`)).json.status).toBe("approved");
    await probe.lever("POST", "clock", { advance: "PT61S" });
    const found = await list(q("merchantRef:10042"));
    expect(found.count).toBe(1);
    expect(found.data[0].transactions).toHaveLength(1);
  });
});
