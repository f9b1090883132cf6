import * as wire from "#lib/secuconnect/wire/payment-transaction.ts";
import { omitUndefined, toBody, unlessEmpty, whenGiven } from "../request.ts";
import type { CancelPayment, ShippingInformation } from "./model.ts";

/** Undefined where nothing was given: without a body everything that is left is cancelled. */
export function toCancelBody(request: CancelPayment): wire.CancelPaymentTransaction | undefined {
  const body = omitUndefined({
    reduce_amount_by: request.reduceByCents,
    reason: request.reason,
    reduce_stakeholder_payment: request.reduceStakeholderPayment,
    container_id: request.containerId,
  });
  return whenGiven(unlessEmpty(body), (given) => toBody(wire.CancelPaymentTransaction, given));
}

export function toCaptureBody(shipping?: ShippingInformation): wire.CapturePaymentTransaction | undefined {
  return whenGiven(shipping, (given) =>
    toBody(wire.CapturePaymentTransaction, { shipping_information: toShippingFields(given) }),
  );
}

export function toShippingBody(shipping: ShippingInformation): wire.ShippingInformation {
  return toBody(wire.ShippingInformation, toShippingFields(shipping));
}

export function toIncreaseBody(totalCents: number): wire.IncreaseAmount {
  return toBody(wire.IncreaseAmount, { amount: totalCents });
}

export function toShippingFields(shipping: ShippingInformation): wire.ShippingInformation {
  return omitUndefined({
    carrier: shipping.carrier,
    tracking_id: shipping.trackingId,
    invoice_number: shipping.invoiceNumber,
    shipped_at: shipping.shippedAt,
    order_id: shipping.orderId,
  });
}
