import type { PricedBasket } from "./basket.ts";
import { type IsoDay, parseBirthDate } from "./birth-date.ts";
import { type CheckoutInput, type CheckoutValues, EMPTY_CHECKOUT } from "./checkout.ts";
import { nameOf } from "./funding.ts";
import { formatIban } from "./iban.ts";
import type { MethodForm } from "./method-field.ts";
import type { Customer, Order, OrderLine } from "./order.ts";
import type { PaymentAttempt } from "./payment.ts";

/** What an order is about, before it has a number: all that provider and customer must agree on. */
export type OrderContent = Pick<
  Order,
  "customer" | "delivery" | "lines" | "goodsCents" | "shippingCents" | "totalCents" | "vat"
>;

const SHIPPING_NAME = { de: "Versand", en: "Shipping" };

/**
 * The basket as priced now and the form as parsed, copied into an order.
 * @param method the chosen one: only what it asks for is kept
 */
export function toOrderContent(
  priced: PricedBasket,
  input: CheckoutInput,
  method: MethodForm,
  today: IsoDay,
): OrderContent {
  const articles = priced.lines.map(
    ({ product, quantity, sumCents }): OrderLine => ({
      kind: "article",
      productId: product.id,
      sku: product.sku,
      name: product.name,
      quantity,
      content: product.content,
      byWeight: product.byWeight,
      artwork: product.artwork,
      unitCents: product.priceCents,
      sumCents,
      vatRate: product.vatRate,
    }),
  );
  const shipping = priced.shippingByRate.map(
    ({ rate, cents }): OrderLine => ({
      kind: "shipping",
      productId: null,
      sku: `shipping-${rate}`,
      name: SHIPPING_NAME,
      quantity: 1,
      content: null,
      byWeight: false,
      artwork: null,
      unitCents: cents,
      sumCents: cents,
      vatRate: rate,
    }),
  );
  return {
    customer: toCustomer(input, method, today),
    delivery: input.delivery,
    lines: [...articles, ...shipping],
    goodsCents: priced.goodsCents,
    shippingCents: priced.shippingCents,
    totalCents: priced.totalCents,
    vat: priced.vat,
  };
}

function toCustomer(input: CheckoutInput, method: MethodForm, today: IsoDay): Customer {
  const isWanted = method.fields.some(({ name }) => name === "birthDate") && input.birthDate !== "";
  const birth = isWanted ? parseBirthDate(input.birthDate, today) : null;
  return {
    email: input.email,
    firstName: input.firstName,
    lastName: input.lastName,
    company: input.company === "" ? null : input.company,
    birthDate: birth?.ok ? birth.day : null,
    address: {
      street: input.street,
      houseNumber: input.houseNumber,
      postalCode: input.postalCode,
      city: input.city,
      country: input.country,
    },
  };
}

/** A stored order back in the form, so that nothing is typed twice. */
export function toCheckoutValues(order: Order | null): CheckoutValues {
  if (order === null) return EMPTY_CHECKOUT;
  const { customer } = order;
  const { funding } = order.payment;
  return {
    email: customer.email,
    firstName: customer.firstName,
    lastName: customer.lastName,
    company: customer.company ?? "",
    ...customer.address,
    delivery: order.delivery,
    paymentMethod: order.payment.method,
    birthDate: customer.birthDate?.split("-").reverse().join(".") ?? "",
    // The customer's own name was never typed, and follows when another one is.
    accountHolder: funding === null || funding.holder === nameOf(customer) ? "" : funding.holder,
    iban: formatIban(funding?.iban ?? ""),
  };
}

/** What a customer decides about an attempt, and how far it is to be taken. */
export type PaymentChoice = Pick<PaymentAttempt, "method" | "goal" | "amountCents" | "funding">;

/**
 * A first or further try to pay. `merchantRef` is letters and digits only: the provider's search splits at others. Its end
 * is random, so that not even an order number drawn a second time, after a backup was restored, makes the same reference.
 * @param id a UUID
 */
export function newAttempt(id: string, orderNumber: string, number: number, choice: PaymentChoice): PaymentAttempt {
  return {
    id,
    number,
    ...choice,
    status: "requested",
    endReason: null,
    merchantRef: `${orderNumber}A${number}${id.replaceAll("-", "").slice(0, 8).toUpperCase()}`,
    stxId: null,
    pciIds: [],
    sentHash: null,
    creates: 0,
    inFlight: null,
    mandate: null,
    instructions: null,
    receivedCents: 0,
    receipts: [],
    refunds: [],
    effectiveCents: null,
    intent: null,
    providerStatus: null,
    providerNote: null,
    startedAt: null,
    isReminded: false,
    concern: null,
  };
}
