import type { LegacyBasketItem } from "#lib/secuconnect/wire/legacy-transaction.ts";
import { renderCustomer } from "./customers.ts";
import { nameLegacyStatus } from "./legacy-status.ts";
import { nameLegacyObject } from "./legacy-terms.ts";
import { renderPayment } from "./render-payment.ts";
import { renderInstructions } from "./render-transaction.ts";
import type { StoredPayment, StoredTransaction } from "./state.ts";
import { toBerlinTime } from "./virtual-clock.ts";
import type { World } from "./world.ts";

/** Address of the hosted page of one payment, as `iframe_url` names it. */
export function toLegacyPageUrl(world: World, payment: StoredPayment): string {
  return `${world.baseUrl}/hosted/payment/${payment.hash}`;
}

/**
 * A payment in the old shape (§6): the reply of every `Payment/Secupay…` call and of `OldFormat`, for deals made either
 * way. Return addresses that were not given are filled in, as the php SDK's tests expect (S).
 */
export function renderLegacyTransaction(
  world: World,
  transaction: StoredTransaction,
  payment: StoredPayment,
): Record<string, unknown> {
  const { legacy, applicationContext } = transaction;
  const urls = applicationContext.return_urls ?? {};
  const page = toLegacyPageUrl(world, payment);
  const transfer = transaction.started ? renderInstructions(world, payment) : null;
  return {
    ...nameLegacyObject(payment),
    trans_id: payment.transId,
    payment_id: payment.id,
    contract: { object: "general.contracts", id: transaction.contract },
    status: nameLegacyStatus(payment),
    transaction_status: payment.detailed,
    amount: payment.amount - payment.refunded,
    currency: payment.currency,
    purpose: transaction.transactionRef,
    order_id: transaction.merchantRef,
    basket: legacy?.basket ?? toLegacyBasket(transaction),
    accrual: legacy?.accrual ?? transaction.paymentContext.accrual ?? false,
    payment_action: legacy?.paymentAction ?? "sale",
    transfer_purpose: transfer?.purpose ?? null,
    transfer_account: transfer && {
      owner: transfer.owner,
      iban: transfer.iban,
      bic: transfer.bic,
      bankname: transfer.bankname,
    },
    customer: renderLegacyCustomer(world, transaction),
    redirect_url: {
      iframe_url: page,
      url_success: urls.url_success ?? page,
      url_failure: urls.url_error ?? page,
      url_push: urls.url_push ?? null,
    },
    iframe_url: page,
    opt_data: legacy?.optData ?? null,
    used_payment_instrument: renderInstrument(world, payment),
    sub_transactions: [],
    demo: transaction.isDemo,
    created: toBerlinTime(payment.created),
    updated: payment.updated === null ? null : toBerlinTime(payment.updated),
  };
}

function renderLegacyCustomer(world: World, { customer }: StoredTransaction) {
  const rendered = renderCustomer(world, customer);
  const stored = world.store.tables.customers.get(customer ?? "");
  return rendered && { ...rendered, created: stored === undefined ? null : toBerlinTime(stored.created) };
}

function renderInstrument(world: World, payment: StoredPayment) {
  if (payment.containerIban === null) return null;
  return { type: "bank_account", data: { owner: null, iban: renderPayment(world, payment).payment_data } };
}

/** A Smart basket in the old spelling; what the old shape does not know is left out. */
function toLegacyBasket({ basket }: StoredTransaction): LegacyBasketItem[] {
  return (basket?.products ?? []).map((item) => ({
    item_type: item.item_type ?? "article",
    ...(item.articleNumber === undefined ? {} : { article_number: item.articleNumber }),
    ...(item.ean ? { ean: item.ean } : {}),
    quantity: item.quantity ?? 1,
    name: item.desc,
    tax: item.tax,
    price: item.priceOne,
    total: item.sum ?? item.priceOne * (item.quantity ?? 1),
  }));
}
