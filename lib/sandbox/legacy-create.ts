import type { CreateLegacyTransaction, LegacyBasketItem } from "#lib/secuconnect/wire/legacy-transaction.ts";
import { takeContainer } from "./containers.ts";
import { saveCustomer } from "./customers.ts";
import { linkNewPayment } from "./link-payment.ts";
import { readMagicTag } from "./magic.ts";
import { buildUnavailableError, capture, type Verdict } from "./prepare-and-start.ts";
import { ProviderError } from "./provider-error.ts";
import type { Method, StoredPayment, StoredTransaction } from "./state.ts";
import { beginTimeline, recordChange, setPaymentStatus, type World } from "./world.ts";

/**
 * Creates a deal of the old kind. Invoice and prepaid bind at once (seed 2 cancels right after create, D); a debit
 * without account waits until the payer has given one on the hosted page.
 * @throws ProviderError with the reasons of seed 2, in the order of its table
 */
export function createLegacyTransaction(
  world: World,
  method: Method,
  request: CreateLegacyTransaction,
  verdict: Verdict,
): StoredTransaction {
  const { amount, currency } = readMoney(request);
  const customer = readCustomer(request);
  checkContract(world, method, request);
  if (world.store.meta.contract.legacyBasketSum) checkBasketSum(request.basket, amount);
  if (verdict === "declined") throw buildUnavailableError();
  const deal = buildDeal(world, request, amount, currency, saveCustomer(world, customer));
  const tag = readMagicTag(world, deal);
  if (tag === "nichtverfuegbar" || (tag === "ablehnung" && method === "invoice")) throw buildUnavailableError();
  if (method === "debit") deal.container = takeContainer(world, readContainer(request), deal.customer)?.id ?? null;
  world.store.tables.transactions.set(deal.id, deal);
  const payment = linkNewPayment(world, deal, method);
  world.store.save("transactions", deal.id);
  acceptPayment(world, deal, payment, verdict);
  return deal;
}

/** Starts the payment, or only reserves it for `payment_action: authorization`; a debit without account waits. */
export function acceptPayment(world: World, deal: StoredTransaction, payment: StoredPayment, verdict: Verdict): void {
  if (payment.method === "debit" && payment.container === null) return;
  if (deal.legacy?.paymentAction === "authorization" && payment.method !== "prepaid" && verdict === null) {
    deal.status = "approved";
    recordChange(world, deal, `${payment.method} autorisiert`);
    setPaymentStatus(world, payment, 2, 9);
  } else capture(world, deal, verdict);
}

function readMoney(request: CreateLegacyTransaction): { amount: number; currency: string } {
  if (request.amount === undefined) throw new ProviderError("ProductFormatException", "amount is missing");
  const amount = Number(request.amount);
  if (amount <= 0) throw new ProviderError("ProductFormatException", "amount is invalid");
  if (!request.currency) throw new ProviderError("ProductFormatException", "currency is missing");
  return { amount, currency: request.currency };
}

function readCustomer({ customer }: CreateLegacyTransaction) {
  const given = typeof customer === "string" ? { id: customer } : (customer ?? {});
  if (!given.id && !("contact" in given && given.contact)) {
    throw new ProviderError("ProductFormatException", "customer id is missing");
  }
  return given;
}

function checkContract(world: World, method: Method, request: CreateLegacyTransaction): void {
  const { methods, transactionsAllowed, uniqueOrderIds } = world.store.meta.contract;
  if (request.contract !== undefined && request.contract !== world.contractId) {
    throw new ProviderError("ProductNotAllowedException", "access to contract denied");
  }
  if (!transactionsAllowed) throw new ProviderError("ProductNotAllowedException", "contract disallows transactions");
  if (!methods.includes(method)) {
    throw new ProviderError("ProductNotAllowedException", "api key disallows payment method");
  }
  if (!uniqueOrderIds || !request.order_id) return;
  for (const { merchantRef } of world.store.tables.transactions.values()) {
    if (merchantRef === request.order_id) throw new ProviderError("ProductDuplicateException", "duplicate order_id");
  }
}

function readContainer({ container }: CreateLegacyTransaction) {
  return typeof container === "string" ? { id: container } : container;
}

function checkBasketSum(basket: LegacyBasketItem[] | undefined, amount: number): void {
  if (basket === undefined || basket.length === 0) return;
  const total = basket.reduce((sum, item) => sum + Number(item.total ?? 0) * (item.item_type === "coupon" ? -1 : 1), 0);
  if (total === amount) return;
  throw new ProviderError("ProductFormatException", `amount ${amount} does not match the basket total ${total}`);
}

function buildDeal(
  world: World,
  request: CreateLegacyTransaction,
  amount: number,
  currency: string,
  customer: string | null,
): StoredTransaction {
  const { url_success, url_failure, url_push } = request.redirect_url ?? {};
  const now = world.clock.now();
  return {
    id: world.ids.drawHash(),
    status: "created",
    created: now,
    updated: null,
    intent: "sale",
    isDemo: request.demo === undefined || request.demo === true || Number(request.demo) === 1,
    contract: world.contractId,
    customer,
    shippingAddress: null,
    transactionRef: request.purpose || null,
    merchantRef: request.order_id || null,
    basket: null,
    sum: amount,
    currency,
    gratuity: null,
    paymentContext: { accrual: request.accrual ?? false },
    applicationContext: {
      language: request.opt_data?.language?.toLowerCase().startsWith("en") ? "en" : "de",
      return_urls: {
        ...(url_success ? { url_success } : {}),
        ...(url_failure ? { url_error: url_failure } : {}),
        ...(url_push ? { url_push } : {}),
      },
    },
    deliveryOptions: null,
    method: null,
    payment: null,
    allPayments: [],
    started: false,
    container: null,
    pickupCode: null,
    stumbled: false,
    timeline: beginTimeline(world, "angelegt (Payment/Secupay…)"),
    legacy: {
      basket: request.basket ?? [],
      paymentAction: request.payment_action ?? "sale",
      optData: request.opt_data ?? null,
      experience: request.experience ?? null,
    },
  };
}
