import { describe, expect, it } from "vitest";
import { parseQuery, QueryError } from "./query-grammar.ts";
import { readValues } from "./query-values.ts";

const OBJECT = {
  merchantRef: "R-7",
  status: "ok",
  amount: 3070,
  incoming_payment_date: null,
  created: "2026-03-02T09:15:00+01:00",
  customer: { contact: { email: "Erika+a@example.test", surname: "Probe (geb. Muster)" } },
  basket: { products: [{ desc: "Tasse" }, { desc: "Versand" }] },
  transactionRef: "Demo-Shop Bestellung 10042",
  url: "https://shop.example.test/a?b=c",
};
const matches = (q: string) => parseQuery(q)((path) => readValues(OBJECT, path));

describe("query grammar", () => {
  it.each([
    "merchantRef:R-7",
    "merchantref:R-7 OR merchantRef:r-7",
    "status:OK AND amount:3070",
    "status:ok amount:3070",
    "NOT status:failed",
    "status:failed OR (status:ok AND NOT amount:1)",
    "status:(failed OR ok)",
    "merchantRef:R*",
    "merchantRef:?-7",
    "status:*",
    "NOT incoming_payment_date:*",
    "amount:[3000 TO 4000]",
    "amount:[3070 TO *]",
    "amount:[* TO 3070]",
    "amount:{3069 TO 3071}",
    "created:[2026-03-01 TO 2026-03-02]",
    "created:[2026-03-02T08:15:00Z TO 2026-03-02T08:15:00Z]",
    'created:["2026-03-02T00:00:00+01:00" TO *]',
    "customer.contact.email:erika+a@example.test",
    'customer.contact.surname:"Probe (geb. Muster)"',
    String.raw`customer.contact.surname:Probe*\(geb*`,
    "basket.products.desc:versand",
    "transactionRef:Demo-Shop Bestellung 10042",
    "transactionRef:*Bestellung*",
    "url:https://shop.example.test/a?b=c",
    "merchantRef:[R-1 TO R-9]",
  ])("finds %s", (q) => expect(matches(q)).toBe(true));

  it.each([
    "merchantRef:R",
    "merchantRef:R-77",
    "status:ok AND amount:1",
    "status:failed OR amount:1",
    "NOT status:ok",
    "incoming_payment_date:*",
    "amount:[1 TO 3069]",
    "amount:{3070 TO 4000}",
    "amount:[3000 TO 3070}",
    "created:[2026-03-03 TO *]",
    'status:"o*"',
    "nothing.here:*",
    "status:ok AND (amount:1 OR merchantRef:x)",
  ])("does not find %s", (q) => expect(matches(q)).toBe(false));

  it.each([
    "ok",
    "status:",
    "(status:ok",
    "status:ok)",
    "status:ok AND",
    "AND status:ok",
    "status:[1 TO",
    'status:"ok',
  ])("refuses %s", (q) => expect(() => parseQuery(q)).toThrow(QueryError));
});
