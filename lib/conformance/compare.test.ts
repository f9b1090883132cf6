import { describe, expect, it } from "vitest";
import { compareReply, type SentReply } from "./compare.ts";
import type { Example } from "./example.ts";
import { buildRefusal } from "./examples/errors.ts";
import { smart } from "./examples/smart-parts.ts";

const example: Example = {
  title: "a started invoice",
  operation: "smartTransactions.start",
  source: "seed-inv",
  certainty: "D",
  request: { method: "POST", path: "/" },
  stage: "nothing",
  reply: smart("ok", {
    payment_method: "prepaid",
    basket_info: { sum: 1790 },
    transactions: [{ object: "payment.transactions", id: "PCI_7QW2E4R6T8Y0U1I3O5P9A2S4D6F8G0" }],
    payment_instructions: { iban: "DE81850400611005523759", purpose: "TA 49425100" },
    payment_links: [],
  }),
  rules: { slips: { payment_method: { sent: "invoice", question: 14 } }, absent: ["error"] },
};

const good: SentReply = {
  status: 200,
  reason: "OK",
  headers: { "content-type": "application/json; charset=utf-8", "content-language": "en_GB" },
  body: {
    object: "smart.transactions",
    id: "STX_000000000000000000000000000001",
    created: "2027-01-01T00:00:00+01:00",
    updated: "2027-07-01T00:00:00+02:00",
    status: "ok",
    payment_method: "invoice",
    basket_info: { sum: 5, currency: "EUR" },
    transactions: [{ object: "payment.transactions", id: "PCI_000000000000000000000000000001" }, { id: 7 }],
    payment_instructions: { iban: "DE35500105175418493188", purpose: "TA 1234567" },
    payment_links: {},
    more: true,
  },
};

const body = (changes: Record<string, unknown>) => ({ ...good, body: { ...(good.body as object), ...changes } });
const pathsOf = (sent: SentReply) => compareReply(example, sent).map(({ path }) => path);

describe("comparing a reply with an example", () => {
  it("bears other values of the same form, and more than the example shows", () => {
    expect(compareReply(example, good)).toEqual([]);
  });

  it.each([
    ["another status code", { ...good, status: 201 }, "HTTP status"],
    ["another reason phrase", { ...good, reason: "Fine" }, "reason phrase"],
    ["a missing header", { ...good, headers: { "content-type": "text/html" } }, "header Content-Language"],
    ["a missing key", body({ created: undefined }), "created"],
    ["null where a value belongs", body({ transactions: null }), "transactions"],
    ["another object", body({ object: "payment.transactions" }), "object"],
    ["another status", body({ status: "pending" }), "status"],
    ["an id of another kind", body({ id: "PCI_000000000000000000000000000001" }), "id"],
    ["a short id", body({ id: "STX_1" }), "id"],
    ["a time without offset", body({ created: "2027-01-01T00:00:00Z" }), "created"],
    ["a time with milliseconds", body({ created: "2027-01-01T00:00:00.000+01:00" }), "created"],
    ["cents with a fraction", body({ basket_info: { sum: 17.9 } }), "basket_info.sum"],
    ["cents as text", body({ basket_info: { sum: "1790" } }), "basket_info.sum"],
    [
      "an account with a wrong check digit",
      body({ payment_instructions: { iban: "DE36500105175418493188", purpose: "TA 1234567" } }),
      "payment_instructions.iban",
    ],
    [
      "a purpose in other words",
      body({ payment_instructions: { iban: "DE35500105175418493188", purpose: "Order 1" } }),
      "payment_instructions.purpose",
    ],
    ["a slip repeated", body({ payment_method: "prepaid" }), "payment_method"],
    ["a list that should be empty", body({ payment_links: [1] }), "payment_links"],
    ["what must not be there", body({ error: "x" }), "error"],
    ["a page instead of an object", { ...good, body: "<html>" }, "body"],
  ])("notices %s", (_name, sent, path) => {
    expect(pathsOf(sent)).toContain(path);
  });

  it("holds refusals to their shape: name, reason phrase, spelling of supportId", () => {
    const refusal = { ...example, reply: buildRefusal(404, "ProductNotFoundException", "x", 4004), rules: {} };
    const sent = {
      status: 404,
      reason: "ProductNotFoundException",
      headers: { "content-type": "application/json; charset=UTF-8" },
      body: {
        status: "error",
        error: "ProductNotFoundException",
        error_details: "gone",
        error_user: "Weg",
        code: 4004,
        support_id: "0f3ac1d2e4b5967788990a0b0c0d0e0f",
      },
    };
    expect(compareReply(refusal, sent).map(({ path }) => path)).toEqual(["supportId"]);
  });
});
