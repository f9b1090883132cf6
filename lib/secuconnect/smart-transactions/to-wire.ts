import * as wire from "#lib/secuconnect/wire/smart-transaction.ts";
import { toContainer } from "../payment-containers/to-wire.ts";
import { toCustomer } from "../payment-customers/to-wire.ts";
import { omitUndefined, toBody, unlessEmpty, whenGiven } from "../request.ts";
import { toBasketItem } from "./basket.ts";
import type {
  CreateSmartTransaction,
  DeliveryInput,
  PrepareOptions,
  ReturnUrls,
  ShopDetails,
  SmartTransactionInput,
} from "./model.ts";

export function toCreateBody(request: CreateSmartTransaction): wire.CreateSmartTransaction {
  const { amountCents, currency, gratuityCents } = request;
  return toBody(wire.CreateSmartTransaction, {
    ...toChangeableFields(request),
    ...omitUndefined({
      contract: whenGiven(request.contractId, (id) => ({ id })),
      provider_contract: whenGiven(request.providerContractId, (id) => ({ id })),
      is_demo: request.isDemo,
      idents: whenGiven(request.idents, (idents) => [...idents]),
    }),
    intent: request.intent,
    basket_info: omitUndefined({ sum: amountCents, currency, gratuity: gratuityCents }),
  });
}

export function toUpdateBody(request: SmartTransactionInput): wire.UpdateSmartTransaction {
  return toBody(wire.UpdateSmartTransaction, toChangeableFields(request));
}

/** Undefined where nothing was given: the call is then made without a body, as the documentation shows it. */
export function toPrepareBody(options: PrepareOptions): wire.PrepareSmartTransaction | undefined {
  const body = omitUndefined({
    customer: whenGiven(options.customer, toCustomer),
    container: whenGiven(options.container, toContainer),
    email: options.email,
    callback_urls: whenGiven(options.callbackUrls, ({ success, failure }) =>
      omitUndefined({ success_url: success, failure_url: failure }),
    ),
  });
  return whenGiven(unlessEmpty(body), (given) => toBody(wire.PrepareSmartTransaction, given));
}

export function toDeliveryBody(delivery: DeliveryInput): wire.SetDelivery {
  return toBody(wire.SetDelivery, { delivery_options: toDeliveryOptions(delivery) });
}

function toChangeableFields(request: SmartTransactionInput): wire.UpdateSmartTransaction {
  const { amountCents, currency, gratuityCents } = request;
  // A sum without its currency is refused by the schema rather than guessed.
  const info = unlessEmpty(omitUndefined({ sum: amountCents, currency, gratuity: gratuityCents }));
  return omitUndefined({
    customer: whenGiven(request.customer, toCustomer),
    shipping_address: whenGiven(request.shippingAddress, toCustomer),
    transactionRef: request.transactionRef,
    merchantRef: request.merchantRef,
    basket: whenGiven(request.basket, (lines) => ({ products: lines.map(toBasketItem) })),
    basket_info: info as wire.UpdateSmartTransaction["basket_info"],
    payment_context: toPaymentContext(request),
    application_context: toApplicationContext(request),
    delivery_options: whenGiven(request.delivery, toDeliveryOptions),
    container: whenGiven(request.container, toContainer),
    payment_method: request.paymentMethod,
  });
}

function toPaymentContext(request: SmartTransactionInput): wire.PaymentContext | undefined {
  return unlessEmpty(
    omitUndefined({
      auto_capture: request.autoCapture,
      payment_methods: whenGiven(request.paymentMethods, (methods) => [...methods]),
      merchant_initiated: request.merchantInitiated,
      accrual: request.accrual,
      creditcard_schemes: whenGiven(request.creditcardSchemes, (schemes) => [...schemes]),
    }),
  );
}

function toApplicationContext(request: SmartTransactionInput): wire.ApplicationContext | undefined {
  return unlessEmpty(
    omitUndefined({
      return_urls: whenGiven(request.returnUrls, toReturnUrls),
      checkout_template: request.checkoutTemplate,
      language: request.language,
      locks: whenGiven(request.locks, ({ customer, shippingAddress }) =>
        omitUndefined({ customer, shipping_address: shippingAddress }),
      ),
      iframe_opts: request.iframeOptions,
      shop_details: whenGiven(request.shopDetails, toShopDetails),
    }),
  );
}

function toReturnUrls({ success, abort, error, push }: ReturnUrls): wire.ReturnUrls {
  return omitUndefined({ url_success: success, url_abort: abort, url_error: error, url_push: push });
}

function toShopDetails(details: ShopDetails): wire.ApplicationContext["shop_details"] {
  return omitUndefined({
    shop_system: details.system,
    shop_system_version: details.systemVersion,
    shop_domain: details.domain,
    plugin_vendor: details.pluginVendor,
    plugin_version: details.pluginVersion,
    user_agent: details.userAgent,
  });
}

function toDeliveryOptions(delivery: DeliveryInput): wire.DeliveryOptions {
  if (delivery.type === "shipping") {
    return omitUndefined({
      type: delivery.type,
      shipped_at: delivery.shippedAt,
      shipped_by: delivery.shippedBy,
      tracking_code: delivery.trackingCode,
      invoice_number: delivery.invoiceNumber,
    });
  }
  return omitUndefined({
    type: delivery.type,
    scheduled_slot: whenGiven(delivery.scheduledSlot, ({ start, end }) => ({ start_date: start, end_date: end })),
    store_id: delivery.storeId,
    delivered_at: delivery.deliveredAt,
  });
}
