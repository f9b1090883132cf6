import { toBerlinTime } from "./berlin-time.ts";
import { renderContainerLink } from "./containers.ts";
import { renderCustomer } from "./customers.ts";
import { ACCOUNT_OWNER, EXAMPLE_BANK, EXAMPLE_BIC } from "./iban.ts";
import { listParts } from "./link-payment.ts";
import { MERCHANT } from "./merchant.ts";
import type { StoredPayment, StoredTransaction } from "./state.ts";
import { findLinkedPayment, type World } from "./world.ts";

/** The Smart Transaction as every call answers it: request echoed, defaults and nulls filled in. */
export function renderTransaction(world: World, transaction: StoredTransaction): Record<string, unknown> {
  const payment = findLinkedPayment(world, transaction);
  const wire: Record<string, unknown> = {
    object: "smart.transactions",
    id: transaction.id,
    created: toBerlinTime(transaction.created),
  };
  if (transaction.updated !== null) wire.updated = toBerlinTime(transaction.updated);
  Object.assign(wire, {
    status: transaction.status,
    merchant: MERCHANT,
    contract: { object: "general.contracts", id: transaction.contract },
    customer: renderCustomer(world, transaction.customer),
    shipping_address: renderCustomer(world, transaction.shippingAddress),
    transactionRef: transaction.transactionRef,
    merchantRef: transaction.merchantRef,
    basket: renderBasket(transaction),
    basket_info: { sum: transaction.sum, currency: transaction.currency, gratuity: transaction.gratuity },
    transactions: payment === null || isLinkLagging(world, payment) ? [] : listLinks(world, payment),
    is_demo: transaction.isDemo,
    intent: transaction.intent,
    payment_context: { auto_capture: false, ...transaction.paymentContext },
    application_context: { language: "de", ...transaction.applicationContext },
  });
  const delivery = renderDelivery(transaction);
  if (delivery !== null) wire.delivery_options = delivery;
  if (transaction.intent === "order") {
    wire.checkout_links = { url_checkout: `${world.baseUrl}/hosted?wizardFlow=checkout&stx=${transaction.id}` };
  } else wire.payment_links = renderPaymentLinks(world, transaction);
  if (transaction.container !== null) wire.container = renderContainerLink(transaction.container);
  if (payment === null) return wire;
  wire.payment_method = payment.method;
  wire.trans_id = payment.transId;
  if (transaction.started) {
    const instructions = renderInstructions(world, payment);
    if (instructions !== null) wire.payment_instructions = instructions;
  }
  return wire;
}

/** Where the customer transfers the money to; null for methods that pay themselves, and as long as that is not known. */
export function renderInstructions(world: World, payment: StoredPayment) {
  if (payment.method === "debit" || payment.simple === 3 || world.store.meta.contract.lateInstructions) return null;
  return {
    owner: ACCOUNT_OWNER,
    iban: payment.iban,
    bic: EXAMPLE_BIC,
    bankname: EXAMPLE_BANK,
    purpose: `TA ${payment.transId}`,
    girocode_url: `${world.baseUrl}/qr/epc?stx=${payment.transaction}`,
  };
}

/** Details not known are null; which there are depends on the way of delivery. Nothing for a plain sale. */
function renderDelivery({ intent, deliveryOptions, pickupCode }: StoredTransaction) {
  if (intent !== "order" && deliveryOptions === null) return null;
  if (deliveryOptions?.type === "collection") {
    const empty = { type: "collection", scheduled_slot: null, store_id: null, delivered_at: null };
    return { ...empty, ...deliveryOptions, code: pickupCode };
  }
  const empty = { type: "shipping", shipped_at: null, shipped_by: null, tracking_code: null, invoice_number: null };
  return { ...empty, ...deliveryOptions };
}

/** For a moment after prepare the payment is not to be seen yet, when the weather wants it. */
function isLinkLagging(world: World, payment: StoredPayment): boolean {
  return world.clock.now() - payment.created < (world.store.meta.weather?.linkLag ?? 0);
}

function listLinks(world: World, payment: StoredPayment) {
  return [payment, ...listParts(world, payment)].map(renderLink);
}

function renderLink(payment: StoredPayment) {
  return {
    object: "payment.transactions",
    id: payment.id,
    trans_id: payment.transId,
    transaction_hash: payment.hash,
  };
}

function renderBasket(transaction: StoredTransaction) {
  const products = (transaction.basket?.products ?? []).map((item) => ({
    parent: null,
    ean: null,
    reference_id: null,
    ...item,
    item_type: item.item_type ?? "article",
  }));
  return { products, type: transaction.basket?.type ?? "default", texts: transaction.basket?.texts ?? [] };
}

function renderPaymentLinks(world: World, transaction: StoredTransaction): Record<string, string> {
  const wanted = transaction.paymentContext.payment_methods;
  const methods = world.store.meta.contract.methods.filter((method) => wanted === undefined || wanted.includes(method));
  const query = `stx=${transaction.id}&contract=${transaction.contract}&server=testing`;
  const links = methods.map((method) => [method, `${world.baseUrl}/hosted?payment-method=${method}&${query}`]);
  return Object.fromEntries([...links, ["general", `${world.baseUrl}/hosted?${query}`]]);
}
