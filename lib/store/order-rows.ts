import type { Order } from "#lib/domain/order.ts";
import type { EndReason, PaymentAttempt } from "#lib/domain/payment.ts";
import type { orders, paymentAttempts } from "./schema.ts";

type OrderRow = typeof orders.$inferSelect;
type AttemptRow = typeof paymentAttempts.$inferSelect;

export function toOrder(row: OrderRow, attempt: AttemptRow): Order {
  const {
    attemptId: _attemptId,
    paymentStatus: _paymentStatus,
    lease: _lease,
    leaseUntil: _leaseUntil,
    ...fields
  } = row;
  return { ...fields, payment: toAttempt(attempt) };
}

export function toAttempt(row: AttemptRow): PaymentAttempt {
  const { orderId: _orderId, lookAt: _lookAt, mark: _mark, inFlight, endReason, ...fields } = row;
  return {
    ...fields,
    ...readEnd(endReason),
    inFlight:
      inFlight === null
        ? null
        : {
            call: inFlight.call as NonNullable<PaymentAttempt["inFlight"]>["call"],
            hash: inFlight.hash,
            since: new Date(inFlight.since),
          },
  };
}

export function fromOrder(order: Order): Omit<OrderRow, "lease" | "leaseUntil"> {
  const { payment, ...fields } = order;
  return { ...fields, attemptId: payment.id, paymentStatus: payment.status };
}

export function fromAttempt(orderId: string, attempt: PaymentAttempt): Omit<AttemptRow, "lookAt" | "mark"> {
  const { inFlight, endReason, endWords, ...fields } = attempt;
  return {
    ...fields,
    orderId,
    endReason: endReason !== null && endWords ? `${endReason}: ${endWords}` : endReason,
    inFlight:
      inFlight === null ? null : { call: inFlight.call, hash: inFlight.hash, since: inFlight.since.toISOString() },
  };
}

/** The column holds the reason, and behind a colon the words for the customer where there are some. */
function readEnd(text: string | null): Pick<PaymentAttempt, "endReason" | "endWords"> {
  const colon = text?.indexOf(": ") ?? -1;
  if (text === null || colon < 0) return { endReason: text as EndReason | null };
  return { endReason: text.slice(0, colon) as EndReason, endWords: text.slice(colon + 2) };
}
