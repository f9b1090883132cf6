import type { Host } from "../host.ts";
import { buildOrder, CONTACT } from "../orders.ts";
import { reachStage } from "../stages/reach-stage.ts";
import type { Question } from "./question.ts";

type Fields = Record<string, unknown>;

const readPayment = (host: Host, pci = "") => host.call("GET", `/Payment/Transactions/${pci}`);
const readSmart = (host: Host, stx = "") => host.call("GET", `/Smart/Transactions/${stx}`);
const simpleOf = (payment: Fields) => String((payment.details as Fields).status_simple);
const post = (host: Host, path: string, body?: unknown) =>
  host.send({ method: "POST", path: `/api/v2${path}`, ...(body === undefined ? {} : { body }) });

/** Questions about the order of calls and what they cause. */
export const FLOW: Question[] = [
  {
    number: 5,
    asks: "Is a prepared transaction started by /start or by /start/{method}?",
    async observe(host) {
      const { stx } = await reachStage(host, "invoiceApproved");
      return (await post(host, `/Smart/Transactions/${stx}/start`)).status === 200 ? "start" : "start/{method}";
    },
    answers: { "start/{method}": "the client must name the method when it starts" },
  },
  {
    number: 6,
    asks: "What does prepare/prepaid without auto_capture give?",
    async observe(host) {
      const { stx } = await reachStage(host, "created");
      const { status, body } = await post(host, `/Smart/Transactions/${stx}/prepare/prepaid`);
      return status === 200 ? String((body as Fields).status) : "refused";
    },
    answers: {
      pending: "let the sandbox start at once; the shop uses start/prepaid anyway",
      created: "let the sandbox leave it as it is; the shop uses start/prepaid anyway",
      refused: "let the sandbox refuse; the shop uses start/prepaid anyway",
    },
  },
  {
    number: 11,
    asks: "Which HTTP status has a refused token?",
    observe: async (host) => {
      const reply = await host.send({ method: "GET", path: "/api/v2/General/Merchants/me", token: "worthless" });
      return String(reply.status);
    },
    answers: {
      "401": "nothing in the client, it renews on both; start the sandbox with expiredTokenStatus 401",
      "403": "nothing in the client, it renews on both; start the sandbox with expiredTokenStatus 403",
    },
    flip: { flags: { expiredTokenStatus: 401 }, answer: "401" },
  },
  {
    number: 17,
    asks: "Is a person without address enough for an invoice?",
    async observe(host) {
      const { forename, surname, email } = CONTACT;
      const changes = { customer: { contact: { forename, surname, email } } };
      const order = await host.call("POST", "/Smart/Transactions", buildOrder(host.settings.contract, changes));
      const { status, body } = await post(host, `/Smart/Transactions/${order.id}/prepare/invoice`);
      const isApproved = status === 200 && (body as Fields).status === "approved";
      return isApproved ? "three fields are enough" : "the address is needed";
    },
    answers: { "the address is needed": "nothing in the shop, it sends the address; let the sandbox refuse" },
  },
  {
    number: 24,
    asks: "Does cancelling an authorised invoice leave its payment to be cancelled on its own?",
    async observe(host) {
      const { stx, pci } = await reachStage(host, "invoiceApproved");
      await host.call("POST", `/Smart/Transactions/${stx}/cancel`);
      return ["3", "5"].includes(simpleOf(await readPayment(host, pci))) ? "no" : "yes";
    },
    answers: { yes: "cancel the payment as well, and let the sandbox keep it authorised" },
  },
  {
    number: 27,
    asks: "Which HTTP statuses have an unknown object, a bad sum and a second start?",
    async observe(host) {
      const unknown = await post(host, "/Smart/Transactions/STX_000000000000000000000000000000/cancel");
      const sum = { basket_info: { sum: 1, currency: "EUR" } };
      const bad = await post(host, "/Smart/Transactions", buildOrder(host.settings.contract, sum));
      const { stx } = await reachStage(host, "invoiceStarted");
      const twice = await post(host, `/Smart/Transactions/${stx}/start`);
      return [unknown, bad, twice].map(({ status }) => status).join(", ");
    },
    answers: {},
  },
  {
    number: 28,
    asks: "Can a refused transaction be prepared again?",
    needsLevers: true,
    async observe(host) {
      const { stx } = await reachStage(host, "riskRefuses");
      const refused = await host.call("POST", `/Smart/Transactions/${stx}/prepare/invoice`);
      if (refused.status !== "failed") throw new Error(`The refusal was answered ${String(refused.status)}`);
      const again = await post(host, `/Smart/Transactions/${stx}/prepare/invoice`);
      return again.status === 200 ? "same transaction" : "new transaction";
    },
    answers: { "new transaction": "the shop opens a new transaction for the next attempt" },
  },
  {
    number: 22,
    asks: "What does a Smart Transaction show after a part of its payment was cancelled?",
    async observe(host) {
      const { stx, pci } = await reachStage(host, "invoiceStarted");
      await host.call("POST", `/Payment/Transactions/${pci}/cancel`, { reduce_amount_by: 490 });
      return String((await readSmart(host, stx)).status);
    },
    answers: {},
  },
];
