import type { DeliveryKind } from "#lib/domain/checkout.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { Order, OrderLine } from "#lib/domain/order.ts";
import type { DeliveryFacts } from "#lib/ports.ts";
import type { ContactInput } from "../payment-customers/model.ts";
import type { ShippingInformation } from "../payment-transactions/model.ts";
import type { BasketLineInput } from "../smart-transactions/basket.ts";
import type {
  CreateSmartTransaction,
  DeliveryInput,
  PrepareOptions,
  SmartTransactionInput,
} from "../smart-transactions/model.ts";

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
    contractId: facts.contract,
    isDemo: facts.isDemo,
    intent: facts.intent,
  };
}

/** Everything that may change before start, always whole: a PUT replaces (secuconnect-api §3.4). */
export function toUpdateRequest(
  order: Order,
  facts: ShopFacts,
): SmartTransactionInput & { amountCents: number; currency: string } {
  return {
    customer: { contact: toContact(order) },
    transactionRef: `${facts.shopName} ${order.number}`,
    merchantRef: order.payment.merchantRef,
    basket: order.lines.map((line, index) => toBasketLine(line, index + 1, order.locale)),
    amountCents: order.totalCents,
    currency: "EUR",
    autoCapture: facts.autoCapture,
    language: order.locale,
    returnUrls: { push: `${facts.shopUrl}/api/secuconnect/push/${order.pushToken}` },
    ...(facts.intent === "order" ? { delivery: { type: order.delivery } } : {}),
  };
}

/**
 * What prepare needs beyond the method: what the payment is funded with; nothing where customers bring the money.
 * @throws when the account was already forgotten; no call may want it then
 */
export function toPrepareRequest({ payment }: Order): PrepareOptions | undefined {
  const { funding } = payment;
  switch (funding?.kind) {
    case undefined:
      return undefined;
    case "bankAccount":
      if (funding.iban === null) throw new Error("the bank account of this payment attempt is no longer known");
      return { container: { bankAccount: { owner: funding.holder, iban: funding.iban } } };
  }
}

function toContact({ customer }: Order): ContactInput {
  return {
    forename: customer.firstName,
    surname: customer.lastName,
    email: customer.email,
    ...(customer.company === null ? {} : { companyName: customer.company }),
    ...(customer.birthDate === null ? {} : { birthDate: customer.birthDate }),
    address: {
      street: customer.address.street,
      streetNumber: customer.address.houseNumber,
      postalCode: customer.address.postalCode,
      city: customer.address.city,
      country: customer.address.country,
    },
  };
}

function toBasketLine(line: OrderLine, id: number, locale: Locale): BasketLineInput {
  return {
    id,
    type: line.kind,
    description: line.name[locale],
    articleNumber: line.sku,
    quantity: line.quantity,
    unitCents: line.unitCents,
    taxPercent: line.vatRate,
  };
}

/** What is not known is left out, and removed there. */
export function toDeliveryInput(kind: DeliveryKind, facts: DeliveryFacts): DeliveryInput {
  const at = facts.deliveredAt.replace(/\.\d+Z$/, "Z");
  if (kind === "collection") return { type: "collection", deliveredAt: at };
  return {
    type: "shipping",
    shippedAt: at,
    ...(facts.carrier === null ? {} : { shippedBy: facts.carrier }),
    ...(facts.trackingId === null ? {} : { trackingCode: facts.trackingId }),
  };
}

/** The facts of a parcel; what is not known is left out. */
export function toShippingInformation(facts: DeliveryFacts): ShippingInformation {
  const { carrier, trackingId, deliveredAt, orderNumber } = facts;
  return {
    ...(carrier === null ? {} : { carrier }),
    ...(trackingId === null ? {} : { trackingId }),
    // With an offset, and without the fraction no published example has.
    shippedAt: deliveredAt.replace(/\.\d+Z$/, "Z"),
    orderId: orderNumber,
  };
}
