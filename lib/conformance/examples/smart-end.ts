import type { Example } from "../example.ts";
import { buildRefusal } from "./errors.ts";
import { LINK, smart } from "./smart-parts.ts";

const act = (action: string, body?: unknown) => ({
  method: "POST" as const,
  path: `/api/v2/Smart/Transactions/{stx}/${action}`,
  ...(body === undefined ? {} : { body }),
});

export const SMART_CANCEL: Example[] = [
  {
    operation: "smartTransactions.cancel",
    title: "a waiting prepayment cancelled",
    source: "phpdemo cancel_order",
    certainty: "S",
    request: act("cancel"),
    stage: "prepaidStarted",
    reply: smart("cancelled", { transactions: [LINK] }),
  },
  {
    operation: "smartTransactions.cancel",
    title: "an authorised invoice cancelled",
    source: "§4.1",
    certainty: "I",
    request: act("cancel"),
    stage: "invoiceApproved",
    reply: smart("cancelled"),
  },
  {
    operation: "smartTransactions.abort",
    title: "an unfinished transaction aborted",
    source: "php:SmartTransactionsApi, §4.1",
    certainty: "G",
    request: act("abort"),
    stage: "created",
    reply: smart("aborted"),
  },
  {
    operation: "smartTransactions.abort",
    title: "a started transaction cannot be aborted",
    source: "§4.1",
    certainty: "G",
    request: act("abort"),
    stage: "prepaidStarted",
    reply: buildRefusal(409, "ProductUpdateFailedException", "Status forbids it", 4010),
  },
];

const shipping = {
  type: "shipping",
  shipped_at: "2026-03-03T09:15:00+01:00",
  shipped_by: "DHL",
  tracking_code: "00340434000000000017",
  invoice_number: "RE-20017",
};
const delivery = { operation: "smartTransactions.setDelivery", certainty: "D" } as const;

export const SMART_DELIVERY: Example[] = [
  {
    ...delivery,
    title: "an order marked as shipped",
    source: "dev:Mark_as_Collected_or_Shipped2",
    request: act("setDelivery", { delivery_options: shipping }),
    stage: "orderReceived",
    reply: smart("shipped", { delivery_options: shipping }),
    rules: { exact: ["delivery_options.shipped_by", "delivery_options.tracking_code", "delivery_options.shipped_at"] },
  },
  {
    ...delivery,
    title: "an order marked again: what is not sent is gone",
    source: "dev:Mark_as_Collected_or_Shipped2",
    request: act("setDelivery", { delivery_options: { type: "shipping", shipped_by: "GLS" } }),
    stage: "orderShipped",
    reply: smart("shipped", { delivery_options: { type: "shipping", shipped_by: "GLS" } }),
    rules: {
      exact: ["delivery_options.shipped_by"],
      absent: ["delivery_options.tracking_code", "delivery_options.invoice_number"],
    },
  },
  {
    ...delivery,
    title: "an order marked as collected",
    source: "dev:Mark_as_Collected_or_Shipped2",
    request: act("setDelivery", {
      delivery_options: { type: "collection", delivered_at: "2026-03-03T10:30:00+01:00" },
    }),
    stage: "orderCollection",
    reply: smart("collected", {
      delivery_options: { type: "collection", delivered_at: "2026-03-03T10:30:00+01:00" },
    }),
    rules: { exact: ["delivery_options.delivered_at"] },
  },
  {
    ...delivery,
    title: "an order to be collected shipped instead",
    source: "seed-read",
    request: act("setDelivery", { delivery_options: shipping }),
    stage: "orderCollection",
    reply: smart("shipped", { delivery_options: shipping }),
  },
  {
    ...delivery,
    title: "an order is collected once",
    source: "dev:Mark_as_Collected_or_Shipped2 (its error is not documented)",
    certainty: "I",
    request: act("setDelivery", {
      delivery_options: { type: "collection", delivered_at: "2026-03-03T11:30:00+01:00" },
    }),
    stage: "orderCollected",
    reply: buildRefusal(409, "ProductUpdateFailedException", "Status forbids it", 4010),
  },
  {
    ...delivery,
    title: "a sale stays ok",
    source: "dev:Mark_as_Shipped, older copy",
    request: act("setDelivery", { delivery_options: shipping }),
    stage: "invoiceStarted",
    reply: smart("ok", { delivery_options: shipping }),
  },
];
