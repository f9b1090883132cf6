import type { Example } from "../example.ts";
import { CONTACT, PRODUCTS, SUM } from "../orders.ts";
import { buildRefusal } from "./errors.ts";
import { BASKET_REPLY, CREATED, CUSTOMER_REPLY, ok, PCU, STX } from "./smart-parts.ts";

const request = (changes: Record<string, unknown> = {}) => ({
  method: "POST" as const,
  path: "/api/v2/Smart/Transactions",
  body: {
    is_demo: true,
    intent: "sale",
    contract: { id: "{gcr}" },
    customer: { contact: CONTACT },
    transactionRef: "Backhaus Bestellung 20017",
    merchantRef: "20017",
    basket: { products: PRODUCTS },
    basket_info: { sum: SUM, currency: "EUR" },
    application_context: {
      return_urls: { url_push: "https://backhaus.example/api/secuconnect/push/0d5c1f7e" },
      language: "de",
    },
    payment_context: { auto_capture: false },
    ...changes,
  },
});

const reply = {
  object: "smart.transactions",
  id: STX,
  created: CREATED,
  status: "created",
  merchant: { object: "general.merchants", id: "MRC_5N8B2V6C9X3Z7L1K4J0H5G8F2D6S9A", companyname: "Backhaus Probe" },
  contract: { object: "general.contracts", id: "GCR_8M4N7B2V5C9X1Z6L3K0J8H4G7F2D5S" },
  customer: CUSTOMER_REPLY,
  transactions: [],
  transactionRef: "Backhaus Bestellung 20017",
  merchantRef: "20017",
  basket: BASKET_REPLY,
  basket_info: { sum: SUM, currency: "EUR" },
  is_demo: true,
  intent: "sale",
  payment_context: { auto_capture: false },
  application_context: { language: "de" },
};

const page = (method: string) =>
  `https://pay-dev.secuconnect.com?${method === "" ? "" : `payment-method=${method}&`}stx=${STX}&contract=GCR_8M4N7B2V5C9X1Z6L3K0J8H4G7F2D5S&server=testing`;

const exact = ["is_demo", "transactionRef", "merchantRef", "basket_info.sum", "basket.products.*.priceOne"];
const plain = { operation: "smartTransactions.create", certainty: "D" } as const;
const shared = { ...plain, stage: "nothing" } as const;

export const SMART_CREATE: Example[] = [
  {
    ...shared,
    title: "a new sale with its hosted pages",
    source: "dev:Create_the_Smart_Transaction, phpdemo",
    request: request(),
    reply: ok({ ...reply, payment_links: { prepaid: page("prepaid"), invoice: page("invoice"), general: page("") } }),
    rules: { exact, absent: ["updated", "payment_instructions", "checkout_links", "payment_method"] },
  },
  {
    ...shared,
    title: "a new order to be shipped, its delivery details null",
    source: "dev:Delivery_Details_of_an_Order",
    request: request({ intent: "order", delivery_options: { type: "shipping" } }),
    reply: ok({
      ...reply,
      intent: "order",
      delivery_options: {
        type: "shipping",
        shipped_at: null,
        shipped_by: null,
        tracking_code: null,
        invoice_number: null,
      },
      checkout_links: {
        url_checkout: `https://checkout.secupay.com?wizardFlow=checkout&stx=${STX}&viewMode=fullscreen`,
      },
    }),
    rules: { exact, absent: ["payment_links", "delivery_options.shipped_at"] },
  },
  {
    ...shared,
    title: "a new order to be collected",
    source: "dev:Mark_as_Collected_or_Shipped2",
    request: request({
      intent: "order",
      delivery_options: {
        type: "collection",
        scheduled_slot: { start_date: "2026-03-03T09:00:00+01:00", end_date: "2026-03-03T11:00:00+01:00" },
      },
    }),
    reply: ok({
      ...reply,
      intent: "order",
      delivery_options: {
        type: "collection",
        scheduled_slot: { start_date: "2026-03-03T09:00:00+01:00", end_date: "2026-03-03T11:00:00+01:00" },
      },
    }),
    rules: { exact, absent: ["delivery_options.code"] },
  },
  {
    ...shared,
    title: "a sale restricted to some methods, with every kind of return address",
    source: "dev:Return_URLs, php:PaymentContext",
    certainty: "S",
    request: request({
      payment_context: { auto_capture: true, payment_methods: ["prepaid"], accrual: false },
      application_context: {
        return_urls: {
          url_success: "https://backhaus.example/danke",
          url_abort: "https://backhaus.example/zurueck",
          url_error: "https://backhaus.example/fehler",
        },
        locks: { customer: true, shipping_address: true },
      },
    }),
    reply: ok({
      ...reply,
      payment_context: { auto_capture: true, payment_methods: ["prepaid"], accrual: false },
      payment_links: { prepaid: page("prepaid"), general: page("") },
    }),
    rules: { exact: [...exact, "payment_context.auto_capture"], absent: ["payment_links.invoice"] },
  },
  {
    ...shared,
    title: "a coupon subtracted from the sum",
    source: "dev:Basket_Item_Details",
    request: request({
      basket: {
        products: [...PRODUCTS, { id: 3, item_type: "coupon", desc: "Treue", quantity: 1, priceOne: 200, tax: 7 }],
      },
      basket_info: { sum: SUM - 200, currency: "EUR" },
    }),
    reply: ok({ ...reply, basket_info: { sum: SUM - 200, currency: "EUR" } }),
    rules: { exact },
  },
  {
    ...shared,
    title: "a customer known before, and the item type left to its default",
    source: "php:SmartTransactionsDTO",
    certainty: "S",
    request: request({
      customer: { id: "{pcu}" },
      basket: { products: [{ id: 0, desc: "Roggenbrot", quantity: 2, priceOne: 895, tax: 7 }] },
      transactionRef: "",
    }),
    stage: "customer",
    reply: ok({
      object: "smart.transactions",
      id: STX,
      status: "created",
      customer: { object: "payment.customers", id: PCU },
      basket: { products: [{ id: 0, item_type: "article", desc: "Roggenbrot", quantity: 2, priceOne: 895, tax: 7 }] },
    }),
    rules: { absent: ["transactionRef"] },
  },
  {
    ...shared,
    title: "a sale without contract, left to the login's own",
    source: "phptest",
    certainty: "S",
    request: request({ contract: undefined }),
    reply: ok({ ...reply }),
    rules: { exact },
  },
  {
    ...shared,
    title: "a customer left open for the hosted page to ask",
    source: "pretix",
    certainty: "S",
    request: request({ customer: {} }),
    reply: ok({ object: "smart.transactions", id: STX, status: "created", payment_links: { general: page("") } }),
  },
  {
    ...shared,
    title: "a basket of several merchants without the right to it",
    source: "phptest (the code; its exception is a guess)",
    certainty: "S",
    request: request({
      basket: {
        products: [
          {
            id: 1,
            item_type: "sub_transaction",
            desc: "Teil",
            quantity: 1,
            priceOne: SUM,
            tax: 7,
            sum: SUM,
            contract_id: "{gcr}",
            reference_id: "teil-1",
            sub_basket: [{ id: 2, desc: "Roggenbrot", quantity: 1, priceOne: SUM, tax: 7 }],
          },
        ],
      },
    }),
    stage: "contractWithoutMixedBaskets",
    reply: buildRefusal(403, "ProductNotAllowedException", "Mixed basket not possible", 4028),
    rules: { exact: ["code"] },
  },
  {
    ...shared,
    title: "a sum that is not the basket's",
    source: "§3.1.6 (the rule is documented, its exception is not)",
    certainty: "G",
    request: request({ basket_info: { sum: SUM + 1, currency: "EUR" } }),
    reply: buildRefusal(400, "ProductFormatException", "basket_info.sum does not match", 1001),
  },
  {
    ...shared,
    title: "a foreign contract",
    source: "§3.1.6, by analogy with seed-leg",
    certainty: "I",
    request: request({ contract: { id: "GCR_000000000000000000000000000000" } }),
    reply: buildRefusal(403, "ProductNotAllowedException", "Access to contract denied", 2001),
  },
  {
    ...shared,
    title: "a sum without currency",
    source: "§3.1.6, by analogy with seed-leg",
    certainty: "I",
    request: { ...request({ basket_info: { sum: SUM } }), isNotOurs: true },
    reply: buildRefusal(400, "ProductFormatException", "basket_info.currency is missing", 1001),
  },
  {
    ...plain,
    title: "empty objects written as lists",
    source: "PHP's json_encode of empty arrays",
    certainty: "I",
    request: request(),
    reply: ok({ ...reply, customer: [], payment_links: [], payment_context: [], application_context: [] }),
    onlyRead: "depends on the provider's data, no request brings it about for certain",
  },
];
