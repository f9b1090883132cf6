import { z } from "zod";
import {
  CancelPaymentTransaction,
  CapturePaymentTransaction,
  IncreaseAmount,
  ShippingInformation,
} from "#lib/secuconnect/wire/payment-transaction.ts";
import { findContainer } from "./containers.ts";
import { captureDelivery, saveShipping } from "./delivery.ts";
import { type Endpoint, type ProviderRequest, readBody } from "./endpoint.ts";
import { increaseAmount } from "./increase-amount.ts";
import { takePayment } from "./payment-endpoints.ts";
import { findEffectiveAmount } from "./payments.ts";
import { ProviderError } from "./provider-error.ts";
import { reducePayment } from "./refunds.ts";
import { renderPayment } from "./render-payment.ts";
import type { StoredPayment } from "./state.ts";
import { savePayment, type World } from "./world.ts";

const PATH = "api/v2/payment/transactions/{pci}";

/** `amount` is deprecated and means two things; new code must not send it, old code does (§5.4). */
const CancelWithAmount = CancelPaymentTransaction.extend({ amount: z.int().nonnegative().optional() });

/** Calls that change a payment: cancel and refund, delivery, amount, accrual. */
export const PAYMENT_CHANGE_ENDPOINTS: readonly Endpoint[] = [
  change("POST", "cancel", "cancelPayment", "cancel", (world, payment, request) => {
    const body = readBody(world, CancelWithAmount, request);
    if (body.container_id !== undefined) findContainer(world, body.container_id);
    if (body.amount !== undefined)
      request.record.warnings.push("amount is deprecated, its meaning depends on the method");
    const by = body.reduce_amount_by ?? readDeprecated(payment, body.amount);
    return reducePayment(world, payment, by, body.reason ?? null).map((each) => renderPayment(world, each));
  }),
  change("POST", "capture", "capture", undefined, (world, payment, request) => {
    const { shipping_information } = readBody(world, CapturePaymentTransaction, request);
    captureDelivery(world, payment, shipping_information);
    return renderPayment(world, payment);
  }),
  change("PUT", "shippinginformation", "shippingInformation", undefined, (world, payment, request) => {
    saveShipping(world, payment, readBody(world, ShippingInformation, request));
    return { result: true };
  }),
  change("POST", "increaseamount", "increaseAmount", undefined, (world, payment, request) => {
    const before = payment.amount;
    increaseAmount(world, payment, readBody(world, IncreaseAmount, request).amount);
    // The documented reply still shows the old amount in `details`; a later read does not.
    const wire = renderPayment(world, payment);
    return { ...wire, details: { ...(wire.details as object), amount: before } };
  }),
  change("POST", "revokeaccrual", "revokeAccrual", undefined, (world, payment) => {
    payment.accrual = false;
    savePayment(world, payment);
    return renderPayment(world, payment);
  }),
];

function readDeprecated(payment: StoredPayment, amount: number | undefined): number | undefined {
  if (amount === undefined) return undefined;
  const by = payment.method === "invoice" ? findEffectiveAmount(payment) - amount : amount;
  if (by > 0) return by;
  throw new ProviderError("ProductFormatException", "amount leaves nothing to cancel");
}

function change(
  method: Endpoint["method"],
  action: string,
  call: string,
  family: string | undefined,
  work: (world: World, payment: StoredPayment, request: ProviderRequest) => unknown,
): Endpoint {
  return {
    method,
    path: `${PATH}/${action}`,
    call,
    ...(family === undefined ? {} : { family }),
    answer(world, request) {
      const payment = takePayment(world, request);
      if (request.verdict === "declined") {
        throw new ProviderError("ProductUpdateFailedException", "Status change failed");
      }
      return work(world, payment, request);
    },
  };
}
