import type { Host } from "../host.ts";
import { buildOrder, drawReference, SUM } from "../orders.ts";
import { reachStage } from "../stages/reach-stage.ts";
import type { Question } from "./question.ts";

type Fields = Record<string, unknown>;

const create = (host: Host, changes: Fields) =>
  host.call("POST", "/Smart/Transactions", buildOrder(host.settings.contract, changes));

async function createItem(host: Host, item: Fields): Promise<Fields> {
  const whole = { id: 1, desc: "Roggenbrot", quantity: 1, priceOne: SUM, tax: 7, ...item };
  const { basket } = await create(host, { basket: { products: [whole] } });
  return ((basket as { products?: Fields[] }).products ?? [])[0] ?? {};
}

async function readPayment(host: Host, stage: "invoiceStarted" | "prepaidStarted"): Promise<Fields> {
  const { pci } = await reachStage(host, stage);
  return host.call("GET", `/Payment/Transactions/${pci}`);
}

/** Questions about names and forms of fields. */
export const WORDING: Question[] = [
  {
    number: 2,
    asks: "merchantRef or merchant_ref?",
    async observe(host) {
      const reference = drawReference();
      return (await create(host, { merchantRef: reference })).merchantRef === reference ? "merchantRef" : "other";
    },
    answers: { other: "wire/smart-transaction.ts names the field otherwise" },
  },
  {
    number: 3,
    asks: "priceOne, price_one or price?",
    async observe(host) {
      return (await createItem(host, {})).priceOne === SUM ? "priceOne" : "other";
    },
    answers: { other: "wire/basket.ts names the unit price otherwise" },
  },
  {
    number: 4,
    asks: "desc or name for shipping lines?",
    async observe(host) {
      const item = await createItem(host, { item_type: "shipping", desc: "Versand" });
      return item.desc === "Versand" ? "desc" : "name";
    },
    answers: { name: "wire/basket.ts sends shipping lines with name" },
  },
  {
    number: 8,
    asks: "Is tax checked to be a percentage?",
    async observe(host) {
      return (await createItem(host, { tax: 1900 })).tax === 1900 ? "echoed unchecked" : "changed";
    },
    answers: { changed: "look at what comes back; the client keeps sending whole percent" },
  },
  {
    number: 9,
    asks: "Does articleNumber come back as text or as a number?",
    async observe(host) {
      return typeof (await createItem(host, { articleNumber: "7001" })).articleNumber === "string" ? "text" : "number";
    },
    answers: { number: "nothing: replies are read as either; let the sandbox answer numbers" },
  },
  {
    number: 12,
    asks: "supportId or support_id, and is code a number?",
    async observe(host) {
      const path = "/api/v2/Smart/Transactions/STX_000000000000000000000000000000";
      const body = (await host.send({ method: "GET", path })).body as Fields;
      const name = Object.keys(body).find((key) => /^support_?id$/i.test(key)) ?? "no support id";
      return `${name}, code ${typeof body.code === "number" ? "a number" : "as text"}`;
    },
    answers: {
      "supportId, code as text": "nothing: codes are read as either; let the sandbox answer text",
      "support_id, code a number": "wire/error.ts must read support_id",
      "support_id, code as text": "wire/error.ts must read support_id",
    },
    flip: { flags: { codeAsText: true }, answer: "supportId, code as text" },
  },
  {
    number: 14,
    asks: "Which payment_method does a started invoice show?",
    async observe(host) {
      const { stx } = await reachStage(host, "invoiceStarted");
      return String((await host.call("GET", `/Smart/Transactions/${stx}`)).payment_method);
    },
    answers: { prepaid: "the sample is right after all: drop the slip in examples/smart-start.ts" },
  },
  {
    number: 15,
    asks: "updated or updated_at?",
    async observe(host) {
      const { stx } = await reachStage(host, "invoiceApproved");
      const reply = await host.call("GET", `/Smart/Transactions/${stx}`);
      return "updated" in reply ? "updated" : "updated_at";
    },
    answers: { updated_at: "wire/smart-transaction.ts must read updated_at" },
  },
  {
    number: 16,
    asks: "status_simple_text or status_text_simple?",
    async observe(host) {
      const { details } = await readPayment(host, "invoiceStarted");
      return "status_simple_text" in (details as Fields) ? "status_simple_text" : "status_text_simple";
    },
    answers: { status_text_simple: "wire/payment-transaction.ts must read status_text_simple" },
  },
  {
    number: 10,
    asks: "Which simple status goes with detailed status 25?",
    async observe(host) {
      const { details } = await readPayment(host, "prepaidStarted");
      return String((details as Fields).status_simple);
    },
    answers: { "2": "a prepayment with simple status 2 waits for money: let the sandbox answer 2 as well" },
  },
];
