import type { LegacyBasketItem } from "#lib/secuconnect/wire/legacy-transaction.ts";
import { toBerlinTime } from "./berlin-time.ts";
import { renderContainer } from "./containers.ts";
import { renderPaymentCustomer } from "./customers.ts";
import { nameLegacyStatus } from "./legacy-status.ts";
import { nameLegacyObject } from "./legacy-terms.ts";
import { findEffectiveAmount } from "./payments.ts";
import { renderPayment } from "./render-payment.ts";
import { renderInstructions } from "./render-transaction.ts";
import type { StoredContainer, StoredPayment, StoredTransaction } from "./state.ts";
import type { World } from "./world.ts";

const NO_INSTRUMENT = { used_payment_instrument: null, container: null, mandate: null };

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
  const customer = world.store.tables.customers.get(transaction.customer ?? "");
  const container = world.store.tables.containers.get(payment.container ?? "");
  const page = toLegacyPageUrl(world, payment);
  const transfer = transaction.started ? renderInstructions(world, payment) : null;
  return {
    ...nameLegacyObject(payment),
    trans_id: payment.transId,
    payment_id: payment.id,
    contract: { object: "general.contracts", id: transaction.contract },
    status: nameLegacyStatus(payment),
    transaction_status: payment.detailed,
    amount: findEffectiveAmount(payment),
    currency: payment.currency,
    purpose: transaction.transactionRef,
    order_id: transaction.merchantRef,
    basket: legacy?.basket ?? toLegacyBasket(transaction),
    accrual: payment.accrual,
    payment_action: legacy?.paymentAction ?? "sale",
    transfer_purpose: transfer?.purpose ?? null,
    transfer_account: transfer && {
      owner: transfer.owner,
      iban: transfer.iban,
      bic: transfer.bic,
      bankname: transfer.bankname,
    },
    customer: customer === undefined ? null : renderPaymentCustomer(world, customer),
    redirect_url: {
      iframe_url: page,
      url_success: urls.url_success ?? page,
      url_failure: urls.url_error ?? page,
      url_push: urls.url_push ?? null,
    },
    iframe_url: page,
    opt_data: legacy?.optData ?? null,
    ...(container === undefined ? NO_INSTRUMENT : renderInstrument(world, payment, container)),
    sub_transactions: [],
    demo: transaction.isDemo,
    created: toBerlinTime(payment.created),
    updated: payment.updated === null ? null : toBerlinTime(payment.updated),
  };
}

/** The account with its mandate, and once more masked and without its owner (php SDK test, S). */
function renderInstrument(world: World, payment: StoredPayment, container: StoredContainer) {
  const { bic, bankname } = container;
  const rendered = renderContainer(world, container);
  const iban = renderPayment(world, payment).payment_data;
  return {
    used_payment_instrument: { type: "bank_account", data: { owner: null, iban, bic, bankname } },
    container: rendered,
    mandate: rendered.mandate,
  };
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
