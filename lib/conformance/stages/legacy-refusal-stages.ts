import type { Host, Ids } from "../host.ts";
import type { Levers } from "../levers.ts";
import { saveCustomer } from "./customer-stages.ts";
import { createLegacy } from "./legacy-stages.ts";
import type { LeverStage } from "./stage.ts";

export type LegacyRefusalStages = typeof LEGACY_REFUSAL_STAGES;

const INVOICE = "Secupayinvoices";

/** Reasons of seed 2 that lie in the contract, not in the request: only the emulator's can be changed on demand. */
export const LEGACY_REFUSAL_STAGES = {
  contractWithoutTransactions: withContract({ transactionsAllowed: false }, saveCustomer),
  contractWithoutInvoice: withContract({ methods: ["prepaid"] }, saveCustomer),
  contractWithUniqueOrders: async (host, levers) => {
    await levers.setContract({ uniqueOrderIds: true });
    return createLegacy(host, INVOICE);
  },
  productIdMissing: refuseNext("legacyCreate", "ProductNotAllowedException", "product id is missing", saveCustomer),
  invoiceOfContractWithoutInvoice: withContract({ methods: ["prepaid"] }, (host) => createLegacy(host, INVOICE)),
  invoiceNotAccepted: async (host, levers) => {
    const ids = await createLegacy(host, INVOICE, { payment_action: "authorization" });
    await levers.pull(`transactions/${ids.hash}/deny`);
    return ids;
  },
  invoiceCancelFails: async (host, levers) => {
    const ids = await createLegacy(host, INVOICE);
    await levers.pull("next", { call: "legacyCancel", outcome: "declined" });
    return ids;
  },
  invoiceOfForeignContract: refuseNext("legacyGet", "ProductNotAllowedException", "access to contract denied", (host) =>
    createLegacy(host, INVOICE),
  ),
  invoiceOfForeignCustomer: refuseNext(
    "legacyGet",
    "ProductNotAllowedException",
    "access to transaction denied",
    (host) => createLegacy(host, INVOICE),
  ),
} satisfies Record<string, LeverStage>;

/** The object is made first; the contract changes afterwards. */
function withContract(flags: Record<string, unknown>, before: (host: Host) => Promise<Ids>): LeverStage {
  return async (host: Host, levers: Levers) => {
    const ids = await before(host);
    await levers.setContract(flags);
    return ids;
  };
}

function refuseNext(call: string, exception: string, reason: string, before: (host: Host) => Promise<Ids>): LeverStage {
  return async (host: Host, levers: Levers) => {
    const ids = await before(host);
    await levers.pull("next", { call, outcome: `exception:${exception}:${reason}` });
    return ids;
  };
}
