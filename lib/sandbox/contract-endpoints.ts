import { AvailablePaymentMethods } from "#lib/secuconnect/wire/contract.ts";
import { checkContract } from "./contract-access.ts";
import { type Endpoint, type ProviderRequest, readBody } from "./endpoint.ts";
import { MERCHANT } from "./merchant.ts";
import { findTransaction } from "./smart-transactions.ts";
import type { World } from "./world.ts";

/** What the methods are called here, and in the predecessor API. */
const NAMES: Record<string, { name: string; flex: string }> = {
  invoice: { name: "Invoice", flex: "invoice" },
  prepaid: { name: "Prepay", flex: "prepay" },
  debit: { name: "Debit", flex: "debit" },
};

const AVAILABLE = "api/v2/general/contracts/{contract}/getavailablepaymentmethods";

/** What concerns the merchant's contract as a whole (§3.9, §1.2). */
export const CONTRACT_ENDPOINTS: readonly Endpoint[] = [
  { method: "POST", path: AVAILABLE, call: "availableMethods", answer: listAvailable },
  { method: "POST", path: `${AVAILABLE}/{stx}`, call: "availableMethods", answer: listAvailable },
  {
    method: "GET",
    path: "api/v2/payment/contracts/{contract}/paymentmethods",
    call: "contractMethods",
    family: "availableMethods",
    answer(world, { route }) {
      checkContract(world, route.params.contract);
      return toNames(world.store.meta.contract.methods, true);
    },
  },
  {
    method: "POST",
    path: "api/v2/general/contracts/{contract}/revokeaccrual",
    call: "revokeContractAccrual",
    answer(world, { route }) {
      checkContract(world, route.params.contract);
      for (const payment of world.store.tables.payments.values()) {
        if (!payment.accrual) continue;
        payment.accrual = false;
        world.store.save("payments", payment.id);
      }
      return { result: true };
    },
  },
  { method: "GET", path: "api/v2/general/merchants/me", call: "me", family: "get", answer: () => MERCHANT },
];

function listAvailable(world: World, request: ProviderRequest): string[] {
  const { apiv2_products: isFlex = false } = readBody(world, AvailablePaymentMethods, request);
  checkContract(world, request.route.params.contract);
  const { stx } = request.route;
  const wanted = stx === null ? undefined : findTransaction(world, stx).paymentContext.payment_methods;
  const methods = world.store.meta.contract.methods.filter((method) => wanted?.includes(method) ?? true);
  return toNames(methods, isFlex);
}

function toNames(methods: readonly string[], isFlex: boolean): string[] {
  return methods.map((method) => NAMES[method]?.[isFlex ? "flex" : "name"] ?? method);
}
