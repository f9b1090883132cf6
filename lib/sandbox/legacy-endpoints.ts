import {
  CaptureLegacyTransaction,
  CreateLegacyTransaction,
  LegacyAccrual,
  LegacyBasket,
} from "#lib/secuconnect/wire/legacy-transaction.ts";
import { ShippingInformation } from "#lib/secuconnect/wire/payment-transaction.ts";
import { saveShipping } from "./delivery.ts";
import { type Endpoint, type ProviderRequest, readBody } from "./endpoint.ts";
import { CancelBody, cancelLegacyTransaction } from "./legacy-cancel.ts";
import { captureLegacyTransaction, changeLegacyAccrual, changeLegacyBasket } from "./legacy-changes.ts";
import { createLegacyTransaction } from "./legacy-create.ts";
import { renderLegacyTransaction } from "./legacy-render.ts";
import { LEGACY_RESOURCES } from "./legacy-terms.ts";
import { changeTestStatus, TestChangedPaymentStatus } from "./legacy-test-status.ts";
import { findPayment, lookUpPayment } from "./payments.ts";
import { ProviderError } from "./provider-error.ts";
import type { Method, StoredPayment, StoredTransaction } from "./state.ts";
import { findLinkedPayment, type World } from "./world.ts";

const PAYMENT = "api/v2/payment";
const HASH_OR_PCI = /^([a-z0-9]{12,19}(_\d+)?|PCI_[0-9A-Z]{30})$/;

/** Everything below `/Payment/Secupayinvoices`, `…prepays` and `…debits`, and `OldFormat` (§6, §10.3). */
export const LEGACY_ENDPOINTS: readonly Endpoint[] = [
  ...(Object.keys(LEGACY_RESOURCES) as Method[]).flatMap(listEndpoints),
  {
    method: "GET",
    path: `${PAYMENT}/transactions/{pci}/oldformat`,
    call: "oldFormat",
    family: "get",
    answer(world, request) {
      const payment = findPayment(world, request.route.pci ?? "");
      return renderLegacyTransaction(world, findDealOf(world, payment), payment);
    },
  },
];

function listEndpoints(paymentMethod: Method): Endpoint[] {
  const path = `${PAYMENT}/${LEGACY_RESOURCES[paymentMethod]}`;
  const change = (
    method: Endpoint["method"],
    action: string,
    call: string,
    family: string | undefined,
    work: (world: World, deal: StoredTransaction, payment: StoredPayment, request: ProviderRequest) => unknown,
  ): Endpoint => ({
    method,
    path: `${path}/{pci}${action}`,
    call,
    paymentMethod,
    ...(family === undefined ? {} : { family }),
    answer(world, request) {
      const payment = findByLegacyId(world, paymentMethod, request);
      const deal = findDealOf(world, payment);
      note(request, deal, payment);
      return work(world, deal, payment, request) ?? renderLegacyTransaction(world, deal, payment);
    },
  });
  return [
    { method: "POST", path, call: "legacyCreate", family: "create", paymentMethod, answer: create(paymentMethod) },
    change("GET", "", "legacyGet", "get", () => {}),
    change("POST", "/cancel", "legacyCancel", "cancel", (world, deal, payment, request) => {
      const body = readBody(world, CancelBody, request);
      if (body.amount !== undefined)
        request.record.warnings.push("amount is deprecated, its meaning depends on the method");
      return cancelLegacyTransaction(world, deal, payment, body, request.verdict);
    }),
    change("POST", "/capture", "legacyCapture", "capture", (world, deal, payment, request) => {
      const { shipping_information } = readBody(world, CaptureLegacyTransaction, request);
      captureLegacyTransaction(world, deal, payment, shipping_information, request.verdict);
    }),
    change("PUT", "/shippinginformation", "legacyShipping", "shippingInformation", (world, _deal, payment, request) =>
      saveShipping(world, payment, readBody(world, ShippingInformation, request)),
    ),
    change("PUT", "/basket", "legacyBasket", undefined, (world, deal, payment, request) =>
      changeLegacyBasket(world, deal, payment, readBody(world, LegacyBasket, request).basket),
    ),
    change("PUT", "/accrual", "legacyAccrual", undefined, (world, deal, payment, request) => {
      changeLegacyAccrual(world, deal, payment, readBody(world, LegacyAccrual, request).accrual);
    }),
    change("POST", "/testchangedpaymentstatus", "testStatus", undefined, (world, deal, payment, request) => {
      const { new_status_id } = readBody(world, TestChangedPaymentStatus, request);
      changeTestStatus(world, deal, payment, Number(new_status_id));
    }),
  ];
}

function create(method: Method) {
  return (world: World, request: ProviderRequest) => {
    const { body } = request;
    if (body === undefined || (typeof body === "object" && Object.keys(body ?? {}).length === 0)) {
      throw new ProviderError("ProductFormatException", "no payload provided");
    }
    const fields = readBody(world, CreateLegacyTransaction, request);
    const deal = createLegacyTransaction(world, method, fields, request.verdict);
    const payment = findLinkedPayment(world, deal);
    if (payment === null) throw new ProviderError("ProductInternalException", "Payment transaction is lost");
    note(request, deal, payment);
    return renderLegacyTransaction(world, deal, payment);
  };
}

/** Reading tells a malformed id from an unknown one; every other call knows "not found" only (seed 2, D). */
function findByLegacyId(world: World, method: Method, { route }: ProviderRequest): StoredPayment {
  const id = route.pci ?? "";
  const isRead = route.endpoint.method === "GET";
  if (isRead && !/^\w+$/.test(id)) throw new ProviderError("ProductFormatException", "invalid id");
  if (isRead && !HASH_OR_PCI.test(id)) throw new ProviderError("ProductNotFoundException", "invalid id");
  const payment = lookUpPayment(world, id);
  if (payment?.method === method) return payment;
  throw new ProviderError("ProductNotFoundException", isRead ? "unknown transaction" : "transaction not found");
}

/** @throws ProviderError ProductNotAllowedException when the deal belongs to another contract than the sandbox's */
function findDealOf(world: World, payment: StoredPayment): StoredTransaction {
  const deal = world.store.tables.transactions.get(payment.transaction);
  if (deal === undefined) throw new ProviderError("ProductNotFoundException", "unknown transaction");
  if (deal.contract === world.contractId) return deal;
  throw new ProviderError("ProductNotAllowedException", "access to contract denied");
}

function note({ record }: ProviderRequest, deal: StoredTransaction, payment: StoredPayment): void {
  record.stx = deal.id;
  record.pci = payment.id;
}
