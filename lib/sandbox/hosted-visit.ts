import { findDeal } from "./deal-lookup.ts";
import type { Method, StoredPayment, StoredTransaction } from "./state.ts";
import { findLinkedPayment, type World } from "./world.ts";

/** What an address of the hosted page leads to. */
export interface HostedVisit {
  deal: StoredTransaction;
  payment: StoredPayment | null;
  /** methods the customer may still take; empty: nothing is left to be done here */
  methods: Method[];
  /** the link named one method, so that a refusal ends the visit */
  isFixed: boolean;
  /** the page must ask who is paying: the deal was created with `customer: {}` */
  asksContact: boolean;
}

/**
 * Finds the deal of `/hosted?stx=STX_…[&payment-method=…]`, `/hosted?wizardFlow=checkout&stx=…` (§3.1.6) or
 * `/hosted/payment/{hash}` (legacy `iframe_url`).
 * @returns "unknown" without such a deal, "notOffered" when the named method is not the contract's or the deal's
 */
export function findVisit(world: World, url: URL): HostedVisit | "unknown" | "notOffered" {
  const hash = /^\/hosted\/payment\/([\w-]+)\/?$/.exec(url.pathname)?.[1];
  if (hash === undefined && !/^\/hosted\/?$/.test(url.pathname)) return "unknown";
  const deal = findDeal(world, hash ?? url.searchParams.get("stx") ?? "");
  if (deal === undefined) return "unknown";
  const payment = findLinkedPayment(world, deal);
  const asked = deal.legacy === undefined ? url.searchParams.get("payment-method") : (payment?.method ?? null);
  const offered = listOffered(world, deal);
  if (asked !== null && !offered.some((method) => method === asked)) return "notOffered";
  const isOpen = deal.legacy === undefined ? ["created", "failed"].includes(deal.status) : deal.status === "created";
  const isFixed = asked !== null;
  const refused = deal.status === "failed" ? deal.method : null;
  const methods = offered.filter((method) => (asked === null || method === asked) && (isFixed || method !== refused));
  return { deal, payment, methods: isOpen ? methods : [], isFixed, asksContact: deal.customer === null };
}

function listOffered(world: World, deal: StoredTransaction): Method[] {
  const wanted = deal.paymentContext.payment_methods;
  const known: Method[] = ["invoice", "prepaid", "debit"];
  const { methods } = world.store.meta.contract;
  if (deal.legacy !== undefined) return known;
  return known.filter((method) => methods.includes(method) && (wanted === undefined || wanted.includes(method)));
}
