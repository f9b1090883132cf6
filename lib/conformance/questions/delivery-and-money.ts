import type { Host } from "../host.ts";
import { buildOrder } from "../orders.ts";
import { reachStage } from "../stages/reach-stage.ts";
import type { Question } from "./question.ts";

type Fields = Record<string, unknown>;

const readPayment = (host: Host, pci = "") => host.call("GET", `/Payment/Transactions/${pci}`);
const simpleOf = (payment: Fields) => String((payment.details as Fields).status_simple);

/** Questions about delivery, refunds and amounts. */
export const DELIVERY_AND_MONEY: Question[] = [
  {
    number: 1,
    asks: "Does capture or setDelivery make an invoice due?",
    async observe(host) {
      const { stx, pci } = await reachStage(host, "invoiceStarted");
      const delivery = { type: "shipping", shipped_by: "DHL", tracking_code: "17" };
      await host.call("POST", `/Smart/Transactions/${stx}/setDelivery`, { delivery_options: delivery });
      return simpleOf(await readPayment(host, pci)) === "14" ? "capture" : "setDelivery";
    },
    answers: { setDelivery: "nothing in the shop, it captures; start the sandbox with deliveryCaptures" },
    flip: { flags: { deliveryCaptures: true }, answer: "setDelivery" },
  },
  {
    number: 19,
    asks: "Which simple status has a delivered invoice that was paid?",
    needsLevers: true,
    async observe(host) {
      const { pci } = await reachStage(host, "invoicePaid");
      return simpleOf(await readPayment(host, pci));
    },
    answers: { "9": "the contract has the special setting: no polling for open invoices is needed" },
    flip: { flags: { status9: true }, answer: "9" },
  },
  {
    number: 20,
    asks: "Can an invoice be captured before it is started?",
    async observe(host) {
      const { pci } = await reachStage(host, "invoiceApproved");
      const { status } = await host.send({ method: "POST", path: `/api/v2/Payment/Transactions/${pci}/capture` });
      if (status === 404) throw new Error("There is no capture here");
      return status === 200 ? "allowed before start" : "refused before start";
    },
    answers: { "allowed before start": "let the sandbox allow it" },
  },
  {
    number: 21,
    asks: "Does ShippingInformation overwrite, and may it come after capture?",
    async observe(host) {
      const { pci } = await reachStage(host, "invoiceCaptured");
      const body = { carrier: "GLS", invoice_number: "RE-2" };
      const path = `/api/v2/Payment/Transactions/${pci}/ShippingInformation`;
      const { status } = await host.send({ method: "PUT", path, body });
      const { invoice_number } = await readPayment(host, pci);
      return `${status === 200 ? "allowed" : "refused"}, ${invoice_number === "RE-2" ? "overwritten" : "kept"}`;
    },
    answers: {},
  },
  {
    number: 29,
    asks: "Does a refund name its payment by the payment's id?",
    needsLevers: true,
    async observe(host) {
      const { refund, pci } = await reachStage(host, "refunded");
      const { parents } = await readPayment(host, refund);
      return (parents as Fields[] | undefined)?.[0]?.id === pci ? "parent named by id" : "otherwise";
    },
    answers: { otherwise: "match refunds by what the reply names instead" },
  },
  {
    number: 30,
    asks: "Is the sum of a sub-basket checked?",
    async observe(host, levers) {
      await levers?.setContract({ mixedBaskets: true });
      const sub = { id: 2, desc: "Roggenbrot", quantity: 1, priceOne: 100, tax: 7 };
      const line = {
        id: 1,
        item_type: "sub_transaction",
        desc: "Teil",
        quantity: 1,
        priceOne: 0,
        tax: 0,
        sum: 500,
        contract_id: host.settings.contract,
        reference_id: "teil-1",
        sub_basket: [sub],
      };
      const changes = { basket: { products: [line] }, basket_info: { sum: 500, currency: "EUR" } };
      const body = buildOrder(host.settings.contract, changes);
      const reply = await host.send({ method: "POST", path: "/api/v2/Smart/Transactions", body });
      if (reply.status === 200) return "unchecked";
      return Number((reply.body as Fields).code) === 4028 ? "mixed baskets are not enabled" : "checked";
    },
    answers: { checked: "let the sandbox check sub-baskets" },
    evasions: ["mixed baskets are not enabled"],
  },
  {
    number: 32,
    asks: "Does the reply of increaseAmount show the old or the new details.amount?",
    async observe(host) {
      const { pci } = await reachStage(host, "prepaidStarted");
      const { details } = await host.call("POST", `/Payment/Transactions/${pci}/increaseAmount`, { amount: 2280 });
      return (details as Fields).amount === 2280 ? "new" : "old";
    },
    answers: { new: "nothing in the client, it reads again; let the sandbox show the new one" },
  },
];
