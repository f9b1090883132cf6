import type { DeliveryKind } from "#lib/domain/checkout.ts";
import type { Cents } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { CreatedGlance, PaymentGlance, PaymentUpdate } from "#lib/domain/payment-update.ts";

/** A call to the provider ends in one of three ways, and unknown is not failed. */
export type GatewayResult<T> =
  | { kind: "answer"; value: T }
  /** The provider said no, or the call provably never left: nothing changed there. */
  | { kind: "refused"; reason: string; retryable: boolean; supportId: string | null }
  /** Timeout, reset, 5xx, unreadable: it may have happened. Look before repeating. */
  | { kind: "unknown"; reason: string };

/** How a payment stands: its simple status (null for one in no list), and what of its amount is left. */
export interface PaymentStanding {
  simple: number | null;
  effectiveCents: Cents;
}

/** What the provider is told of a parcel. */
export interface DeliveryFacts {
  carrier: string | null;
  trackingId: string | null;
  /** ISO 8601 */
  deliveredAt: string;
  orderNumber: string;
}

/** Payments one `glance` may ask for: its address then stays below 2,500 characters, which every proxy on the way takes. */
export const GLANCE_LIMIT = 50;

/** One page of a list. The next begins at `offset` plus the number of items. */
export interface GlancePage<Item> {
  items: Item[];
  /** There is, or may be, another page. */
  more: boolean;
}

/** The provider, seen from the shop. One call each; `signal` ends the waiting, not the effect. */
export interface PaymentGateway {
  open(order: Order): Promise<GatewayResult<PaymentUpdate>>;
  revise(order: Order): Promise<GatewayResult<PaymentUpdate>>;
  authorize(order: Order): Promise<GatewayResult<PaymentUpdate>>;
  start(order: Order): Promise<GatewayResult<PaymentUpdate>>;
  /** Ends what was never started; refused afterwards. Money is not touched. */
  abort(stxId: string): Promise<GatewayResult<PaymentUpdate>>;
  /**
   * Ends what was started, as a whole. Look before: what has been paid is not refused but paid back. Refused when it has
   * ended already, so a refusal after an unknown outcome says "read and see".
   */
  cancel(stxId: string): Promise<GatewayResult<PaymentUpdate>>;
  /** Notes a parcel that is not the last one. */
  reportPart(pciId: string, facts: DeliveryFacts): Promise<GatewayResult<null>>;
  /** Reports the final delivery, which makes an invoice due; refused when it was reported before. */
  reportFinal(pciId: string, facts: DeliveryFacts): Promise<GatewayResult<null>>;
  /**
   * What the provider still claims of the customer on a payment: the amount less all that was reduced or refunded, by
   * whomever. Asked right before and after `reduce` (secuconnect-api §5.3, D).
   */
  checkStatus(pciId: string): Promise<GatewayResult<PaymentStanding>>;
  /**
   * Reduces a payment by so much, for this purpose: before the money came less is claimed, afterwards it is paid back. Twice
   * is twice: look before repeating. Refused for more than is left and where the payment's state forbids it.
   */
  reduce(pciId: string, byCents: Cents, purpose: string): Promise<GatewayResult<null>>;
  /**
   * Marks the goods of a Smart Transaction of intent `order` as shipped or collected; its status says so afterwards. A
   * collection is marked once, and refused the second time.
   */
  markDelivery(stxId: string, kind: DeliveryKind, facts: DeliveryFacts): Promise<GatewayResult<PaymentUpdate>>;
  /** Reads the Smart Transaction and, when asked, its Payment Transactions. */
  look(stxId: string, withTransactions: boolean): Promise<GatewayResult<PaymentUpdate>>;
  /** Everything the provider has under this reference, oldest first. */
  search(merchantRef: string): Promise<GatewayResult<PaymentUpdate[]>>;
  /**
   * Several payments in one list read, in no order. A list may lag: one that is not in the answer proves nothing.
   * @throws Error for more than GLANCE_LIMIT ids
   */
  glance(pciIds: readonly string[]): Promise<GatewayResult<PaymentGlance[]>>;
  /**
   * Payments of this contract and others of the account whose money is in since that day (`YYYY-MM-DD`, the provider's
   * calendar), newest first, also after their end. Begin a day earlier than needed: bookings may be dated back.
   */
  incoming(sinceDay: string, offset: number): Promise<GatewayResult<GlancePage<PaymentGlance>>>;
  /**
   * Smart Transactions made since then, oldest first, those of other shops on the same account included. Begin earlier
   * than the last time by the settle time: the list may learn of some late.
   */
  createdSince(since: Date, offset: number): Promise<GatewayResult<GlancePage<CreatedGlance>>>;
}
