import { findLegacy } from "./find-legacy.ts";
import type { Command, Context, Outcome } from "./shell/command.ts";
import { readId } from "./shell/ids.ts";
import { typed } from "./shell/make-change.ts";
import { legacyToJson, writeLegacy } from "./views/legacy-view.ts";
import { paymentToJson, statusToJson } from "./views/payment-json.ts";
import { writePayment } from "./views/payment-view.ts";
import { smartToJson } from "./views/smart-json.ts";
import { writeSmart } from "./views/smart-view.ts";

export const SHOW: Command = {
  name: "show",
  arguments: "<STX_…|PCI_…|hash>",
  takes: { least: 1, most: 1 },
  summary: "one transaction in words: statuses, what the shop does now, amounts, transfer details, links",
  notes: [
    "A Smart Transaction comes with the Payment Transactions below it, a Payment Transaction with the amount that is left.",
    "A hash is looked for at the legacy endpoints. Who the customer is stays out unless --customer is given.",
  ],
  options: { customer: { type: "boolean", help: "also the customer's name, address and account" } },
  changes: "nothing",
  run: async (input, context) => {
    const { kind, id } = readId(input.positionals[0] ?? "");
    const withCustomer = input.flag("customer");
    if (kind === "smart") return showSmart(context, id, withCustomer);
    return kind === "payment" ? showPayment(context, id, withCustomer) : showHash(context, id, withCustomer);
  },
};

async function showSmart({ client, ink, raw }: Context, id: string, withCustomer: boolean): Promise<Outcome> {
  const smart = await client.smartTransactions.read(id);
  const ids = smart.paymentTransactions.flatMap((link) => link.id ?? []);
  const payments = await Promise.all(ids.map((pciId) => client.paymentTransactions.read(pciId)));
  return {
    lines: [
      "",
      ...writeSmart(smart, ink, withCustomer, payments),
      ...payments.flatMap((payment) => ["", ...writePayment(payment, null, ink, withCustomer)]),
      ...suggestNext(payments),
    ],
    json: {
      smartTransaction: smartToJson(smart, raw, withCustomer, payments),
      payments: payments.map((payment) => paymentToJson(payment, raw, withCustomer)),
    },
  };
}

async function showPayment({ client, ink, raw }: Context, id: string, withCustomer: boolean): Promise<Outcome> {
  const { paymentTransactions } = client;
  const [payment, check] = await Promise.all([paymentTransactions.read(id), paymentTransactions.checkStatus(id)]);
  return {
    lines: ["", ...writePayment(payment, check, ink, withCustomer), ...suggestNext([payment])],
    json: { payment: paymentToJson(payment, raw, withCustomer), checkStatus: statusToJson(check, raw) },
  };
}

async function showHash(context: Context, hash: string, withCustomer: boolean): Promise<Outcome> {
  const { client, ink, raw } = context;
  const { legacy, method } = await findLegacy(client, hash);
  const below = legacy.paymentTransactionId;
  const payment = below === null ? null : await showPayment(context, below, withCustomer);
  return {
    lines: ["", ...writeLegacy(legacy, method, ink), ...(payment?.lines ?? [])],
    json: { legacy: legacyToJson(legacy, method, raw), ...(payment?.json as object | undefined) },
  };
}

function suggestNext(payments: readonly { id: string; status: string }[]): string[] {
  const waiting = payments.find(({ status }) => status === "waiting for shipment");
  return waiting === undefined ? [] : ["", `Next, when everything has left: ${typed(`capture ${waiting.id}`)}`];
}
