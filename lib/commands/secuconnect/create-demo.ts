import type { PrepareOptions, Reply, SecuconnectClient, SmartTransaction } from "#lib/secuconnect/index.ts";
import { createDemoRef, DEMO_ACCOUNT, DEMO_CONTACT, fillDemoBasket } from "./demo-order.ts";
import { parseAmount } from "./shell/amounts.ts";
import type { Command } from "./shell/command.ts";
import { EXIT, UsageError } from "./shell/exit-codes.ts";
import { makeChange, typed } from "./shell/make-change.ts";
import type { Target } from "./shell/target.ts";
import { smartToJson } from "./views/smart-json.ts";
import { writeSmart } from "./views/smart-view.ts";

const METHODS = ["invoice", "prepaid", "debit"] as const;
type Method = (typeof METHODS)[number];

export const CREATE_DEMO: Command = {
  name: "create-demo",
  arguments: "",
  takes: { least: 0, most: 0 },
  summary: "a demo transaction with an invented customer, to try things on",
  notes: ["It is only created unless --prepare or --start is given. Its merchantRef begins with demo-."],
  options: {
    method: { type: "string", value: "METHOD", help: "invoice (where nothing is said), prepaid or debit" },
    amount: { type: "string", value: "EUR", help: "30.70 where nothing is said" },
    prepare: { type: "boolean", help: "also authorise it; prepayment needs no such step" },
    start: { type: "boolean", help: "also authorise and start it" },
  },
  changes: "demo",
  run: async (input, { client, target, ink, raw }) => {
    const method = readMethod(input.text("method"));
    const amountCents = parseAmount("amount", input.text("amount") ?? "30.70");
    const last = input.flag("start") ? "start" : input.flag("prepare") ? "prepare" : "create";
    const smart = await createDemo(client, target, { method, amountCents, last });
    const isRefused = smart.status === "failed";
    const next = listNext(smart, method, last);
    return {
      lines: [
        "",
        ...writeSmart(smart, ink, false),
        ...smart.paymentTransactions.map((link) => `  Payment Transaction ${link.id}`),
        "",
        ...(isRefused ? [ink("red", `The provider refused ${method} for this customer.`)] : []),
        "Next",
        ...next.map((line) => `  ${line}`),
      ],
      json: { smartTransaction: smartToJson(smart, raw, false), method, isRefused, next },
      ...(isRefused ? { exit: EXIT.refused } : {}),
    };
  },
};

interface Wish {
  method: Method;
  amountCents: number;
  last: "create" | "prepare" | "start";
}

async function createDemo(
  client: SecuconnectClient,
  { settings }: Target,
  { method, amountCents, last }: Wish,
): Promise<Reply<SmartTransaction>> {
  const { smartTransactions } = client;
  const merchantRef = createDemoRef();
  const created = await makeChange("creating a demo transaction", typed(`list --ref ${merchantRef}`), () =>
    smartTransactions.create({
      intent: settings.intent,
      isDemo: true,
      contractId: settings.contract,
      merchantRef,
      transactionRef: `Demo order ${merchantRef}`,
      customer: { contact: DEMO_CONTACT },
      basket: fillDemoBasket(amountCents),
      amountCents,
      currency: "EUR",
      language: "en",
      ...(settings.intent === "order" ? { delivery: { type: "shipping" as const } } : {}),
    }),
  );
  const { id } = created;
  const lookAt = typed(`show ${id}`);
  if (last === "create") return created;
  const options: PrepareOptions = method === "debit" ? { container: { bankAccount: DEMO_ACCOUNT } } : {};
  if (method === "prepaid") {
    if (last === "prepare") return created;
    return makeChange(`starting ${id}`, lookAt, () => smartTransactions.start(id, method));
  }
  const prepared = await makeChange(`preparing ${id}`, lookAt, () => smartTransactions.prepare(id, method, options));
  if (last === "prepare" || prepared.status !== "approved") return prepared;
  return makeChange(`starting ${id}`, lookAt, () => smartTransactions.start(id));
}

function listNext(smart: SmartTransaction, method: Method, last: Wish["last"]): string[] {
  const links = smart.paymentTransactions.flatMap(({ id }) => id ?? []);
  const capture = last === "start" && method === "invoice" && smart.status !== "failed";
  return [
    typed(`show ${smart.id}`),
    ...links.map((id) => typed(`show ${id}`)),
    ...(capture ? links.map((id) => `${typed(`capture ${id}`)} --carrier DHL --invoice-number RE-1`) : []),
    ...(smart.status === "failed" ? [] : [typed(`cancel ${smart.id}`)]),
  ];
}

/** @throws UsageError */
function readMethod(text: string | undefined): Method {
  if (text === undefined) return "invoice";
  const method = METHODS.find((known) => known === text);
  if (method === undefined) throw new UsageError(`--method is invoice, prepaid or debit, not "${text}".`);
  return method;
}
