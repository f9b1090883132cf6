import {
  type Condition,
  type PaymentTransactionField,
  SIMPLE_STATUSES,
  SMART_TRANSACTION_STATUSES,
  type SmartTransactionField,
  where,
} from "#lib/secuconnect/index.ts";
import { formatAmount } from "./shell/amounts.ts";
import type { Command, Context, Input, Outcome } from "./shell/command.ts";
import { UsageError } from "./shell/exit-codes.ts";
import { alignTable } from "./shell/layout.ts";
import { findNearest } from "./shell/nearest-word.ts";
import { readCount } from "./shell/read-count.ts";
import { paymentToJson } from "./views/payment-json.ts";
import { smartToJson } from "./views/smart-json.ts";
import { advisePayment } from "./views/status-lines.ts";

export const LIST: Command = {
  name: "list",
  arguments: "",
  takes: { least: 0, most: 0 },
  summary: "Smart Transactions, or with --payments Payment Transactions, the newest first",
  notes: ["Conditions add up. --q goes to the provider as it is, with its own field names, e.g. merchantRef:demo-*"],
  options: {
    payments: { type: "boolean", help: "Payment Transactions instead" },
    status: { type: "string", value: "STATUS", help: "only this status, e.g. pending; for payments name or number" },
    ref: {
      type: "string",
      value: "REF",
      help: "only this merchantRef, for payments this orderId; * and ? are wildcards",
    },
    q: { type: "string", value: "QUERY", help: "a query in the provider's own grammar" },
    count: { type: "string", value: "N", help: "how many, 20 where nothing is said" },
    offset: { type: "string", value: "N", help: "from which on, counted from 0" },
  },
  changes: "nothing",
  run: async (input, context) => (input.flag("payments") ? listPayments(input, context) : listSmart(input, context)),
};

async function listSmart(input: Input, { client, raw }: Context): Promise<Outcome> {
  const status = input.text("status");
  if (status !== undefined) checkStatus(status, SMART_TRANSACTION_STATUSES);
  const { count, items } = await client.smartTransactions.list({
    ...readPage(input),
    ...joinConditions<SmartTransactionField>(
      status === undefined ? [] : [where.equals("status", status)],
      refCondition("merchantRef", input.text("ref")),
      input.text("q"),
    ),
    sort: ["created:desc"],
  });
  const rows = items.map((smart) => [
    smart.id,
    smart.status === "unknown" ? `${smart.statusText} (unknown)` : smart.status,
    formatAmount(smart.amountCents, smart.currency),
    smart.paymentMethod ?? "–",
    smart.merchantRef ?? "–",
    smart.created ?? "–",
  ]);
  const head = ["id", "status", "amount", "method", "merchantRef", "created"];
  return {
    lines: writePage(head, rows, 2, count, input),
    json: { count, items: items.map((smart) => smartToJson(smart, raw, false)) },
  };
}

async function listPayments(input: Input, { client, raw }: Context): Promise<Outcome> {
  const { count, items } = await client.paymentTransactions.list({
    ...readPage(input),
    ...joinConditions<PaymentTransactionField>(
      toNumberCondition(input.text("status")),
      refCondition("orderId", input.text("ref")),
      input.text("q"),
    ),
    sort: ["created:desc"],
  });
  const rows = items.map((payment) => [
    payment.id,
    advisePayment(payment).word,
    formatAmount(payment.amountCents, payment.currency),
    payment.product ?? "–",
    payment.orderId ?? "–",
    payment.created ?? "–",
  ]);
  const head = ["id", "status", "amount", "product", "orderId", "created"];
  return {
    lines: writePage(head, rows, 2, count, input),
    json: { count, items: items.map((payment) => paymentToJson(payment, raw, false)) },
  };
}

function readPage(input: Input): { count: number; offset: number } {
  return {
    count: readCount("count", input.text("count"), 20, 1),
    offset: readCount("offset", input.text("offset"), 0, 0),
  };
}

function refCondition<Field extends string>(field: Field, ref: string | undefined): Condition<Field>[] {
  if (ref === undefined) return [];
  return [/[*?]/.test(ref) ? where.matches<Field>(field, ref) : where.equals<Field>(field, ref)];
}

function toNumberCondition(status: string | undefined): Condition<PaymentTransactionField>[] {
  if (status === undefined) return [];
  const number = /^\d{1,3}$/.test(status)
    ? Number(status)
    : SIMPLE_STATUSES.find(({ name }) => name === status.toLowerCase())?.number;
  if (number === undefined) checkStatus(status, SIMPLE_STATUSES);
  return [where.equals("statusNumber", number ?? status)];
}

/** @throws UsageError for a word that is in no table: a slip would find nothing and look like an answer */
function checkStatus(status: string, known: readonly { name: string }[]): void {
  const names = known.map(({ name }) => name);
  if (names.includes(status)) return;
  const nearest = findNearest(status, names);
  const advice = nearest === undefined ? `Known: ${names.join(", ")}.` : `Did you mean "${nearest}"?`;
  throw new UsageError(`There is no status "${status}". ${advice}`);
}

function joinConditions<Field extends string>(
  status: Condition<Field>[],
  ref: Condition<Field>[],
  q: string | undefined,
): { where?: Condition<Field> } {
  const all = [...status, ...ref, ...(q === undefined ? [] : [where.raw<Field>(q)])];
  const [only] = all;
  if (only === undefined) return {};
  return { where: all.length === 1 ? only : where.and(...all) };
}

function writePage(
  head: string[],
  rows: string[][],
  amountColumn: number,
  count: number | null,
  input: Input,
): string[] {
  const { offset } = readPage(input);
  if (rows.length === 0) return ["", "Nothing found."];
  const shown = `${offset + 1} to ${offset + rows.length}`;
  return ["", ...alignTable(head, rows, [amountColumn]), "", `${shown} of ${count ?? "an unknown number"}`];
}
