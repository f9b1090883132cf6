import { createDemoRef, DEMO_CONTACT, fillDemoBasket } from "./demo-order.ts";
import { readLegacyMethod } from "./find-legacy.ts";
import { parseAmount } from "./shell/amounts.ts";
import type { Command } from "./shell/command.ts";
import { UsageError } from "./shell/exit-codes.ts";
import { makeChange, typed } from "./shell/make-change.ts";
import { LEGACY_GROUPS, legacyToJson, writeLegacy } from "./views/legacy-view.ts";

export const LEGACY_CREATE: Command = {
  name: "legacy create",
  arguments: "",
  takes: { least: 0, most: 0 },
  summary: "a transaction at the older endpoints, Secupayinvoices or Secupayprepays",
  notes: ["Without --customer-id it is for an invented person, which never runs live. It is requested at once."],
  options: {
    method: { type: "string", value: "METHOD", help: "invoice (where nothing is said) or prepaid" },
    amount: { type: "string", value: "EUR", help: "30.70 where nothing is said" },
    "order-id": { type: "string", value: "ID", help: "the shop's reference; a new demo-… where nothing is said" },
    "customer-id": { type: "string", value: "PCU_…", help: "a stored customer" },
  },
  changes: "payments",
  run: async (input, { client, target, ink, raw }) => {
    const method = readLegacyMethod(input.text("method")) ?? "invoice";
    const amountCents = parseAmount("amount", input.text("amount") ?? "30.70");
    const customer = readCustomer(input.text("customer-id"), target.isLive);
    const orderId = input.text("order-id") ?? createDemoRef();
    const { settings } = target;
    const lookAt = typed(`list --payments --ref ${orderId}`);
    const legacy = await makeChange(`creating a legacy ${method} (order id ${orderId})`, lookAt, () =>
      client.legacy[LEGACY_GROUPS[method]].create({
        amountCents,
        currency: "EUR",
        customer,
        contractId: settings.contract,
        orderId,
        purpose: `Demo order ${orderId}`,
        isDemo: settings.isDemo,
        language: "en_US",
        basket: fillDemoBasket(amountCents).map(({ type = "article", description, articleNumber, ...line }) => ({
          type,
          name: description,
          ...(articleNumber === undefined ? {} : { articleNumber }),
          quantity: line.quantity ?? 1,
          taxPercent: line.taxPercent,
          unitCents: line.unitCents,
          totalCents: line.unitCents * (line.quantity ?? 1),
        })),
      }),
    );
    const next = [typed(`legacy get ${legacy.id}`), typed(`legacy cancel ${legacy.id}`)];
    return {
      lines: ["", ...writeLegacy(legacy, method, ink), "", "Next", ...next.map((line) => `  ${line}`)],
      json: { legacy: legacyToJson(legacy, method, raw), next },
    };
  },
};

/** @throws UsageError */
function readCustomer(id: string | undefined, isLive: boolean) {
  if (id === undefined && isLive) throw new UsageError("Live, a stored customer is needed: --customer-id PCU_…");
  if (id === undefined) return { contact: DEMO_CONTACT };
  if (/^PCU_[0-9A-Z]+$/i.test(id)) return id;
  throw new UsageError(`--customer-id is the id of a stored customer, PCU_…, not "${id}".`);
}
