import type { CancelPayment, PaymentTransaction, Reply } from "#lib/secuconnect/index.ts";
import { findPayment } from "./find-payment.ts";
import { formatAmount, parseAmount } from "./shell/amounts.ts";
import type { Command, Context, Outcome } from "./shell/command.ts";
import { UsageError } from "./shell/exit-codes.ts";
import { readTransactionId } from "./shell/ids.ts";
import { makeChange, typed } from "./shell/make-change.ts";
import { paymentToJson } from "./views/payment-json.ts";
import { writePayment } from "./views/payment-view.ts";
import { smartToJson } from "./views/smart-json.ts";
import { writeSmart } from "./views/smart-view.ts";

export const CANCEL: Command = {
  name: "cancel",
  arguments: "<STX_…|PCI_…>",
  takes: { least: 1, most: 1 },
  summary: "cancels a transaction, or cancels or refunds all or a part of a payment",
  notes: [
    "STX_… alone cancels the whole transaction. PCI_…, or STX_… with --reduce-by or --reason, goes to the payment: cancelled",
    "before the money moved, refunded after it. Asks first, unless --yes is given.",
  ],
  options: {
    "reduce-by": {
      type: "string",
      value: "EUR",
      help: "only this much; everything that is left where nothing is said",
    },
    reason: { type: "string", value: "TEXT", help: "stands in a refund's remittance; up to 100 plain characters" },
    yes: { type: "boolean", help: "do not ask" },
  },
  changes: "payments",
  run: async (input, context) => {
    const id = readTransactionId(input.positionals[0] ?? "");
    const reduceBy = input.text("reduce-by");
    const reason = readReason(input.text("reason"));
    const request: CancelPayment = {
      ...(reduceBy === undefined ? {} : { reduceByCents: parseAmount("reduce-by", reduceBy) }),
      ...(reason === undefined ? {} : { reason }),
    };
    const isWhole = id.kind === "smart" && Object.keys(request).length === 0;
    const isSure = input.flag("yes");
    return isWhole ? cancelSmart(context, id.id, isSure) : cancelPayment(context, id.id, request, isSure);
  },
};

async function cancelSmart({ client, ink, raw, confirm }: Context, id: string, isSure: boolean): Promise<Outcome> {
  const { amountCents, currency, merchantRef, status } = await client.smartTransactions.read(id);
  const what = `${formatAmount(amountCents, currency)}, ${merchantRef ?? "without reference"}, status ${status}`;
  if (!isSure && !(await confirm(`Cancel all of ${id} (${what})?`))) return leaveAlone();
  const smart = await makeChange(`cancelling ${id}`, typed(`show ${id}`), () => client.smartTransactions.cancel(id));
  return {
    lines: ["", ink("green", "Cancelled."), ...writeSmart(smart, ink, false)],
    json: { smartTransaction: smartToJson(smart, raw, false) },
  };
}

async function cancelPayment(
  context: Context,
  idText: string,
  request: CancelPayment,
  isSure: boolean,
): Promise<Outcome> {
  const { client, ink, raw, confirm } = context;
  const { paymentTransactions } = client;
  const { id } = await findPayment(client, idText);
  const left = await paymentTransactions.checkStatus(id);
  const amount = formatAmount(request.reduceByCents ?? left.amountCents, left.currency);
  const question = `Cancel or refund ${amount} of ${id} (${formatAmount(left.amountCents, left.currency)} left)?`;
  if (!isSure && !(await confirm(question))) return leaveAlone();
  const payments = await makeChange(`cancelling ${amount} of ${id}`, typed(`show ${id}`), () =>
    paymentTransactions.cancel(id, request),
  );
  return {
    lines: [
      "",
      ink("green", describeResult(amount, payments)),
      ...payments.flatMap((payment) => writePayment(payment, null, ink, false)),
    ],
    json: { payments: payments.map((payment) => paymentToJson(payment, raw, false)) },
  };
}

function describeResult(amount: string, payments: readonly Reply<PaymentTransaction>[]): string {
  const refund = payments.find(({ amountCents }) => (amountCents ?? 0) < 0);
  return refund === undefined ? `Cancelled: ${amount}.` : `Refund made: ${amount}, ${refund.id}. It can still fail.`;
}

function leaveAlone(): never {
  throw new UsageError("Nothing was done.");
}

/** @throws UsageError for characters the provider does not take (secuconnect-api §5.4, D) */
function readReason(reason: string | undefined): string | undefined {
  if (reason === undefined || /^[A-Za-z0-9 .,+\-:?()/']{1,100}$/.test(reason)) return reason;
  throw new UsageError("--reason takes up to 100 of A-Z a-z 0-9, blanks and . , + - : ? ( ) / '");
}
