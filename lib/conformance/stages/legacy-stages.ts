import type { Host, Ids } from "../host.ts";
import { buildLegacyOrder } from "../orders.ts";
import { saveCustomer } from "./customer-stages.ts";
import type { Stage } from "./stage.ts";

export type LegacyStages = typeof LEGACY_STAGES;

/** The old `Payment/Secupay…` transactions; `{hash}` is their id. */
export const LEGACY_STAGES = {
  legacyInvoice: create("Secupayinvoices"),
  legacyInvoiceAccrual: create("Secupayinvoices", { accrual: true }),
  legacyInvoiceCaptured: async (host: Host) => {
    const ids = await create("Secupayinvoices")(host);
    await host.call("POST", `/Payment/Secupayinvoices/${ids.hash}/capture`);
    return ids;
  },
  legacyInvoiceCancelled: async (host: Host) => {
    const ids = await create("Secupayinvoices")(host);
    await host.call("POST", `/Payment/Secupayinvoices/${ids.hash}/cancel`);
    return ids;
  },
  legacyPrepay: create("Secupayprepays"),
  legacyPrepayAccrual: create("Secupayprepays", { accrual: true }),
} satisfies Record<string, Stage>;

function create(resource: string, changes: Record<string, unknown> = {}): Stage {
  return async (host) => createLegacy(host, resource, changes);
}

export async function createLegacy(host: Host, resource: string, changes: Record<string, unknown> = {}): Promise<Ids> {
  const { pcu = "" } = await saveCustomer(host);
  const order = buildLegacyOrder(pcu, { contract: host.settings.contract, ...changes });
  const reply = await host.call("POST", `/Payment/${resource}`, order);
  return { pcu, hash: String(reply.id), pci: String(reply.payment_id), orderId: String(order.order_id) };
}
