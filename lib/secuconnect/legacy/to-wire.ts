import type { Customer } from "#lib/secuconnect/wire/contact.ts";
import * as wire from "#lib/secuconnect/wire/legacy-transaction.ts";
import { ShippingInformation as ShippingBody } from "#lib/secuconnect/wire/payment-transaction.ts";
import { toCustomer } from "../payment-customers/to-wire.ts";
import type { ShippingInformation } from "../payment-transactions/model.ts";
import { toShippingFields } from "../payment-transactions/to-wire.ts";
import { omitUndefined, toBody, unlessEmpty, whenGiven } from "../request.ts";
import type * as model from "./model.ts";

/** Numbers go out as numbers, though the published example sends them as text. */
export function toCreateLegacyBody(request: model.CreateLegacyTransaction): wire.CreateLegacyTransaction {
  const { customer } = request;
  const { language, hasAcceptedDisclaimer } = request;
  const body = {
    amount: request.amountCents,
    currency: request.currency,
    purpose: request.purpose,
    order_id: request.orderId,
    // The type asks for it; without one the provider has an exception of its own, which says more than we could.
    customer: whenGiven<typeof customer, string | Customer>(customer, (given) =>
      typeof given === "string" ? given : toCustomer(given),
    ),
    contract: request.contractId,
    container: request.containerId,
    basket: whenGiven(request.basket, (lines) => lines.map(toLegacyItem)),
    accrual: request.accrual,
    payment_action: request.paymentAction,
    redirect_url: whenGiven(request.redirectUrls, ({ success, failure, push }) =>
      omitUndefined({ url_success: success, url_failure: failure, url_push: push }),
    ),
    opt_data: unlessEmpty(omitUndefined({ language, has_accepted_disclaimer: hasAcceptedDisclaimer })),
    demo: request.isDemo,
    experience: whenGiven(request.experience, ({ positive, negative }) => omitUndefined({ positive, negative })),
    payment_methods: whenGiven(request.paymentMethods, (methods) => [...methods]),
  };
  return toBody(wire.CreateLegacyTransaction, omitUndefined(body));
}

/** Undefined where nothing was given: without a body everything is cancelled. */
export function toCancelLegacyBody(request: model.CancelLegacyTransaction): wire.CancelLegacyTransaction | undefined {
  const body = omitUndefined({
    reduce_amount_by: request.reduceByCents,
    reduce_stakeholder_payment: request.reduceStakeholderPayment,
    contract: request.contractId,
  });
  return whenGiven(unlessEmpty(body), (given) => toBody(wire.CancelLegacyTransaction, given));
}

export function toCaptureLegacyBody(
  shipping?: ShippingInformation,
  contractId?: string,
): wire.CaptureLegacyTransaction | undefined {
  const body = omitUndefined({
    shipping_information: whenGiven(shipping, toShippingFields),
    contract: contractId,
  });
  return whenGiven(unlessEmpty(body), (given) => toBody(wire.CaptureLegacyTransaction, given));
}

export function toShippingLegacyBody(shipping: ShippingInformation): ShippingBody {
  return toBody(ShippingBody, toShippingFields(shipping));
}

export function toBasketLegacyBody(basket: readonly model.LegacyBasketLineInput[]): wire.LegacyBasket {
  return toBody(wire.LegacyBasket, { basket: basket.map(toLegacyItem) });
}

function toLegacyItem(line: model.LegacyBasketLineInput): wire.LegacyBasketItem {
  return { ...toFields(line), ...omitUndefined({ sub_basket: line.subBasket?.map(toFields) }) };
}

function toFields(line: Omit<model.LegacyBasketLineInput, "subBasket">) {
  return omitUndefined({
    item_type: line.type,
    article_number: line.articleNumber,
    quantity: line.quantity,
    name: line.name,
    model: line.model,
    ean: line.ean,
    tax: line.taxPercent,
    total: line.totalCents,
    price: line.unitCents,
    contract_id: line.contractId,
    reference_id: line.referenceId,
  });
}
