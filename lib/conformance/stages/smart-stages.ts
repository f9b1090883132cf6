import type { Host, Ids } from "../host.ts";
import { buildOrder, drawReference, TEST_IBAN } from "../orders.ts";
import { expectStatus, readIds, type Stage } from "./stage.ts";

export type SmartStages = typeof SMART_STAGES;

const DEBIT_BODY = { container: { type: "bank_account", private: { owner: "Jonna Muster", iban: TEST_IBAN } } };
const COLLECTION = { delivery_options: { type: "collection" } };
const SHIPPING = { delivery_options: { type: "shipping" } };

/** Smart Transactions on their way, reached without any lever. */
export const SMART_STAGES = {
  created: create(),
  twoOfOneReference: createSeveral(2),
  manyOfOneReference: createSeveral(21),
  createdAutoCapture: create({ payment_context: { auto_capture: true } }),
  createdAccrual: create({ payment_context: { accrual: true } }),
  invoiceApproved: prepare("invoice"),
  invoiceStarted: start("invoice"),
  invoiceCaptured: capture,
  invoiceCancelled: cancelled,
  orderReceived: start("invoice", { intent: "order", ...SHIPPING }),
  orderCollection: start("invoice", { intent: "order", ...COLLECTION }),
  orderShipped: deliver({ type: "shipping", shipped_by: "DHL", tracking_code: "17", invoice_number: "RE-1" }, SHIPPING),
  orderCollected: deliver({ type: "collection", delivered_at: "2026-03-03T10:30:00+01:00" }, COLLECTION),
  orderApproved: prepare("invoice", { intent: "order", ...SHIPPING }),
  orderCollectionApproved: prepare("invoice", { intent: "order", ...COLLECTION }),
  prepaidStarted,
  prepaidAccrual,
  debitApproved: prepare("debit"),
  debitStarted: start("debit"),
} satisfies Record<string, Stage>;

function create(changes: Record<string, unknown> = {}): Stage {
  return async (host) =>
    readIds(await host.call("POST", "/Smart/Transactions", buildOrder(host.settings.contract, changes)));
}

function prepare(method: "invoice" | "debit", changes: Record<string, unknown> = {}): Stage {
  return async (host) => {
    const { stx } = await create(changes)(host);
    const body = method === "debit" ? DEBIT_BODY : undefined;
    const reply = await host.call("POST", `/Smart/Transactions/${stx}/prepare/${method}`, body);
    expectStatus(reply, "approved");
    return readIds(reply);
  };
}

function start(method: "invoice" | "debit", changes: Record<string, unknown> = {}): Stage {
  return async (host) => {
    const { stx } = await prepare(method, changes)(host);
    const reply = await host.call("POST", `/Smart/Transactions/${stx}/start`);
    expectStatus(reply, "ok", "received", "collection");
    return readIds(reply);
  };
}

function deliver(details: Record<string, unknown>, changes: Record<string, unknown>): Stage {
  return async (host) => {
    const ids = await start("invoice", { intent: "order", ...changes })(host);
    await host.call("POST", `/Smart/Transactions/${ids.stx}/setDelivery`, { delivery_options: details });
    return ids;
  };
}

/** Transactions whose references begin alike. */
function createSeveral(count: number): Stage {
  return async (host) => {
    const merchantRef = drawReference();
    for (let index = 1; index <= count; index += 1) await create({ merchantRef: `${merchantRef}-${index}` })(host);
    return { merchantRef };
  };
}

async function capture(host: Host): Promise<Ids> {
  const ids = await start("invoice")(host);
  await host.call("POST", `/Payment/Transactions/${ids.pci}/capture`, {
    shipping_information: { carrier: "DHL", tracking_id: "00340434000000000017" },
  });
  return ids;
}

async function cancelled(host: Host): Promise<Ids> {
  const ids = await start("invoice")(host);
  await host.call("POST", `/Payment/Transactions/${ids.pci}/cancel`);
  return ids;
}

async function prepaidStarted(host: Host): Promise<Ids> {
  return startPrepaid(host);
}

async function prepaidAccrual(host: Host): Promise<Ids> {
  return startPrepaid(host, { payment_context: { accrual: true } });
}

async function startPrepaid(host: Host, changes: Record<string, unknown> = {}): Promise<Ids> {
  const { stx } = await create(changes)(host);
  const reply = await host.call("POST", `/Smart/Transactions/${stx}/start/prepaid`);
  expectStatus(reply, "pending");
  return readIds(reply);
}
