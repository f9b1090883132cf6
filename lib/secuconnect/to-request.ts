import type { Locale } from "#lib/domain/money.ts";
import type { Order, OrderLine } from "#lib/domain/order.ts";
import type { BasketItem } from "./wire/basket.ts";
import type { Contact } from "./wire/contact.ts";
import type {
  CreateSmartTransaction,
  PrepareSmartTransaction,
  UpdateSmartTransaction,
} from "./wire/smart-transaction.ts";

export interface ShopFacts {
  contract: string;
  isDemo: boolean;
  intent: "sale" | "order";
  autoCapture: boolean;
  /** Public address without a slash at the end; the push address is built from it and from nothing else. */
  shopUrl: string;
  /** Beginning of the text on the customer's bank statement. */
  shopName: string;
}

export function toCreateRequest(order: Order, facts: ShopFacts): CreateSmartTransaction {
  return {
    ...toUpdateRequest(order, facts),
    contract: { id: facts.contract },
    is_demo: facts.isDemo,
    intent: facts.intent,
    basket_info: { sum: order.totalCents, currency: "EUR" },
  };
}

/** Everything that may change before start, always whole: a PUT replaces (secuconnect-api §3.4). */
export function toUpdateRequest(order: Order, facts: ShopFacts): UpdateSmartTransaction {
  return {
    customer: { contact: toContact(order) },
    transactionRef: `${facts.shopName} ${order.number}`,
    merchantRef: order.payment.merchantRef,
    basket: { products: order.lines.map((line, index) => toBasketItem(line, index + 1, order.locale)) },
    basket_info: { sum: order.totalCents, currency: "EUR" },
    payment_context: { auto_capture: facts.autoCapture },
    application_context: {
      language: order.locale,
      return_urls: { url_push: `${facts.shopUrl}/api/secuconnect/push/${order.pushToken}` },
    },
    ...(facts.intent === "order" ? { delivery_options: { type: order.delivery } } : {}),
  };
}

/**
 * Body of prepare: what the payment is funded with; nothing for methods whose customers bring the money.
 * @throws when the account was already forgotten; no call may want it then
 */
export function toPrepareRequest({ payment }: Order): PrepareSmartTransaction | undefined {
  const { funding } = payment;
  switch (funding?.kind) {
    case undefined:
      return undefined;
    case "bankAccount":
      if (funding.iban === null) throw new Error("the bank account of this payment attempt is no longer known");
      return { container: { type: "bank_account", private: { owner: funding.holder, iban: funding.iban } } };
  }
}

function toContact({ customer }: Order): Contact {
  return {
    forename: customer.firstName,
    surname: customer.lastName,
    email: customer.email,
    ...(customer.company === null ? {} : { companyname: customer.company }),
    ...(customer.birthDate === null ? {} : { dob: customer.birthDate }),
    address: {
      street: customer.address.street,
      street_number: customer.address.houseNumber,
      postal_code: customer.address.postalCode,
      city: customer.address.city,
      country: customer.address.country,
    },
  };
}

function toBasketItem(line: OrderLine, id: number, locale: Locale): BasketItem {
  return {
    id,
    item_type: line.kind,
    desc: line.name[locale],
    articleNumber: line.sku,
    quantity: line.quantity,
    priceOne: line.unitCents,
    tax: line.vatRate,
  };
}
