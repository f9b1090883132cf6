import { describe, expect, it } from "vitest";
import { anOrder } from "./fixtures/order.ts";
import { findOrderNumbers, judgeWithdrawal, lastWithdrawalDay, type WithdrawalStatement } from "./withdrawal.ts";
import { findStatementErrors, readStatement } from "./withdrawal-form.ts";

const STATEMENT: WithdrawalStatement = {
  ...{ name: "Erika Probe", contract: "10042", email: "erika@example.test", items: "", reason: "" },
};

describe("the last day to withdraw", () => {
  it.each([
    ["2026-11-02", "2026-11-16", "a Monday"],
    // The 26th is a Saturday and a holiday, the 27th a Sunday.
    ["2026-12-12", "2026-12-28", "after Christmas"],
    // Good Friday, Easter Saturday, Sunday and Monday.
    ["2027-03-12", "2027-03-30", "after Easter"],
  ])("of goods received on %s is %s, %s", (received, last) => {
    expect(lastWithdrawalDay(received)).toBe(last);
  });
});

describe("what the merchant is told of a statement", () => {
  const collected = anOrder({
    deliveryStatus: "delivered",
    delivery: "collection",
    deliveries: [{ deliveredAt: "2026-11-02T09:00:00.000Z", kind: "collection" }] as never,
  });
  it.each([
    // 23:59:59 in Berlin, in winter.
    ["2026-11-16T22:59:59.000Z", "fits"],
    ["2026-11-16T23:00:00.000Z", "late"],
  ])("declared at %s it %s", (moment, standing) => {
    expect(judgeWithdrawal(collected, STATEMENT, new Date(moment))).toBe(standing);
  });

  it("believes a parcel a week on its way, and does not count before all has left", () => {
    const sent = {
      ...collected,
      delivery: "shipping" as const,
      deliveries: [{ deliveredAt: "2026-11-02T09:00:00.000Z" }],
    };
    const now = new Date("2026-11-23T12:00:00Z");
    expect(judgeWithdrawal(sent as never, STATEMENT, now)).toBe("fits");
    expect(judgeWithdrawal(sent as never, STATEMENT, new Date("2026-11-24T12:00:00Z"))).toBe("late");
    expect(judgeWithdrawal({ ...sent, deliveryStatus: "partly" } as never, STATEMENT, new Date("2027-01-01"))).toBe(
      "fits",
    );
  });

  const now = new Date("2026-11-05T12:00:00Z");
  it.each([
    ["another name and the same address", { name: "E. P." }, "fits"],
    ["the name in other letters and another address", { name: "frau ERIKA PROBE", email: "x@example.test" }, "fits"],
    ["neither", { name: "Max Probst", email: "x@example.test" }, "stranger"],
  ])("with %s it %s", (_what, change, standing) => {
    expect(judgeWithdrawal(anOrder(), { ...STATEMENT, ...change }, now)).toBe(standing);
  });

  it("knows businesses, and what is no order", () => {
    const order = anOrder();
    const business = { ...order, customer: { ...order.customer, company: "Café Adler" } };
    expect(judgeWithdrawal(business, STATEMENT, now)).toBe("business");
    expect(judgeWithdrawal(null, STATEMENT, now)).toBe("unmatched");
  });
});

it.each([
  ["10042", ["10042"]],
  ["Bestellung Nr. 10042 vom 3.11.2026", ["10042", "2026"]],
  ["Brotkörbe, letzte Woche bestellt", []],
  ["1234567890123", []],
])("finds order numbers in »%s«", (text, numbers) => {
  expect(findOrderNumbers(text)).toEqual(numbers);
});

describe("the form", () => {
  const read = (fields: Record<string, string>) => readStatement(new Map(Object.entries(fields)));
  it("needs three details and refuses no words", () => {
    expect(findStatementErrors(STATEMENT)).toEqual({});
    const odd = { ...STATEMENT, name: "<b>Ödön</b>", contract: "die roten Schuhe, www.example.test" };
    expect(findStatementErrors(odd)).toEqual({});
    expect(findStatementErrors(read({}))).toEqual({ name: "required", contract: "required", email: "required" });
    expect(findStatementErrors({ ...STATEMENT, email: "erika@" })).toEqual({ email: "format" });
  });

  it("keeps what is too long, to be shortened, and no control characters", () => {
    const long = read({ ...STATEMENT, reason: "x".repeat(1_500), name: "Erika\u0000\u001b Probe " });
    expect(long.reason).toHaveLength(1_500);
    expect(long.name).toBe("Erika   Probe");
    expect(findStatementErrors(long)).toEqual({ reason: "tooLong" });
  });
});
