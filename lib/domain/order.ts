import type { VatShare } from "./basket.ts";
import type { Content, LocalText } from "./catalogue.ts";
import type { DeliveryKind } from "./checkout.ts";
import type { Delivery } from "./delivery.ts";
import type { Cents, Locale, VatRate } from "./money.ts";
import type { PaymentAttempt } from "./payment.ts";

export interface Address {
  street: string;
  houseNumber: string;
  postalCode: string;
  city: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
}

export interface Customer {
  email: string;
  firstName: string;
  lastName: string;
  company: string | null;
  /** YYYY-MM-DD. Helps the provider's risk check for invoice; never needed otherwise. */
  birthDate: string | null;
  address: Address;
}

/** A line as it was sold: names and prices are copied, so later catalogue changes leave orders alone. */
export interface OrderLine {
  kind: "article" | "shipping";
  productId: string | null;
  sku: string;
  name: LocalText;
  quantity: number;
  content: Content | null;
  /** Shown as a weight (quantity × content) and not as a count. */
  byWeight: boolean;
  artwork: string | null;
  unitCents: Cents;
  sumCents: Cents;
  vatRate: VatRate;
}

/**
 * Which status of an order may follow which. draft: in checkout, the customer has not ordered yet; placed: the order button
 * was pressed and this is on disk; cancelled: will not be fulfilled. Whether money is owed or in is told by the payment alone.
 */
export const ORDER_TRANSITIONS = {
  draft: ["placed"],
  // Back to draft: refused while the customer was still there, so that no contract came about.
  placed: ["draft", "cancelled"],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;

export type OrderStatus = keyof typeof ORDER_TRANSITIONS;

/** open: nothing left the shop; partly: some of it did; delivered: everything did. */
export const DELIVERY_TRANSITIONS = {
  open: ["partly", "delivered"],
  partly: ["delivered"],
  delivered: [],
} as const satisfies Record<string, readonly string[]>;

export type DeliveryStatus = keyof typeof DELIVERY_TRANSITIONS;

export interface Order {
  id: string;
  /** The number printed for people, e.g. "10042". */
  number: string;
  /** 128 random bits; the key to the customer's page. */
  token: string;
  /** 128 other random bits; the key in the address the provider pushes to. */
  pushToken: string;
  basketId: string;
  basketVersion: number;
  status: OrderStatus;
  deliveryStatus: DeliveryStatus;
  /** What has left the shop, in order. */
  deliveries: Delivery[];
  locale: Locale;
  customer: Customer;
  delivery: DeliveryKind;
  lines: OrderLine[];
  goodsCents: Cents;
  shippingCents: Cents;
  totalCents: Cents;
  vat: VatShare[];
  /** Fingerprint of all that the provider and the customer agreed on: lines, total, address, method. */
  contentHash: string;
  /** The goods are taken from the stock for this order. */
  stockHeld: boolean;
  /** What a customer who collects the goods has to say; the provider makes it at the start, for intent `order` alone. */
  pickupCode: string | null;
  /** The current attempt to get the money; earlier ones stay in the attempts table. */
  payment: PaymentAttempt;
  createdAt: Date;
  /** When the customer last did something in the checkout. */
  touchedAt: Date;
  placedAt: Date | null;
  version: number;
}

export function mayOrderBecome(from: OrderStatus, to: OrderStatus): boolean {
  return from === to || (ORDER_TRANSITIONS[from] as readonly OrderStatus[]).includes(to);
}
