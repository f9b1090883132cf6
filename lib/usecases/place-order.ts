import type { Decision, Effect } from "#lib/domain/apply-payment-update.ts";
import { parseCheckout } from "#lib/domain/checkout.ts";
import { toCheckoutValues } from "#lib/domain/draft-order.ts";
import type { Order } from "#lib/domain/order.ts";
import { StockShortage } from "#lib/ports.ts";
import { readCheckoutRules } from "./checkout-rules.ts";
import type { Deps } from "./deps.ts";
import { drivePayment } from "./drive-payment.ts";
import { findConsent } from "./mandate-consent.ts";
import { submitCheckout } from "./submit-checkout.ts";

export type PlaceOutcome =
  | { kind: "placed"; token: string }
  /** What was on the page is not what would be ordered: look again. */
  | { kind: "changed" }
  | { kind: "declined" }
  /** The method needs a mandate, and the one on the page was not agreed to. */
  | { kind: "consent" }
  | { kind: "basket"; problem: "empty" | "stock" }
  /** No checkout under way for this basket. */
  | { kind: "none" };

/** What was on the page when the button was pressed. */
export interface SeenOrder {
  /** `contentHash` of the order. */
  hash: string;
  /** Fingerprint of the mandate that was ticked, empty when none was. */
  consent: string;
}

/** After this time without an answer the worker takes the order on. */
const SAFETY_NET_SECONDS = 15;
/** Receipt of an order must be confirmed without delay, even while the bank details are still missing. */
const RECEIVED_MAIL_SECONDS = 60;

/**
 * The order button. The order and the work it needs are committed first, then the provider is called; a second click,
 * a reload and a request in parallel find the same order.
 */
export async function placeOrder(deps: Deps, basketId: string, seen: SeenOrder): Promise<PlaceOutcome> {
  const draft = await deps.orders.findByBasket(basketId);
  if (draft === null) return { kind: "none" };
  if (draft.status === "draft") {
    // A refused attempt cannot be ordered with; the form starts the next one.
    if (draft.payment.status === "denied" || draft.payment.status === "cancelled") return { kind: "declined" };
    const refreshed = await refresh(deps, draft);
    if (refreshed.kind !== "same") return refreshed;
    const problem = await commit(deps, draft, seen);
    if (problem !== null) return problem;
  }
  const deadline = new Date(deps.clock.now().getTime() + deps.rules.customerWaitSeconds * 1000);
  const outcome = await drivePayment(deps, draft.id, deadline);
  if (outcome.kind === "denied" && outcome.order.status === "placed") {
    await deps.orders.update(draft.id, reopen);
    return { kind: "declined" };
  }
  return outcome.order.status === "draft" ? { kind: "declined" } : { kind: "placed", token: draft.token };
}

/** Basket, prices and stock as they are now, against what the order says. */
async function refresh(deps: Deps, draft: Order): Promise<PlaceOutcome | { kind: "same" }> {
  const parsed = parseCheckout(toCheckoutValues(draft), await readCheckoutRules(deps));
  if (!parsed.ok) return { kind: "none" };
  const priced = await deps.baskets.find(draft.basketId);
  if (priced !== null && priced.version === draft.basketVersion && !(await hasNewPrices(deps, draft)))
    return { kind: "same" };
  const revised = await submitCheckout(deps, { basketId: draft.basketId, input: parsed.input, locale: draft.locale });
  switch (revised.kind) {
    case "ordered":
      return { kind: "same" };
    case "declined":
      return { kind: "declined" };
    case "basket":
      return revised;
    case "review":
      return revised.order.contentHash === draft.contentHash ? { kind: "same" } : { kind: "changed" };
  }
}

async function hasNewPrices(deps: Deps, draft: Order): Promise<boolean> {
  const articles = draft.lines.filter((line) => line.kind === "article");
  const products = await deps.catalogue.productsByIds(articles.flatMap((line) => line.productId ?? []));
  return articles.some((line) => {
    const product = products.find((entry) => entry.id === line.productId);
    return product === undefined || product.priceCents !== line.unitCents || product.vatRate !== line.vatRate;
  });
}

async function commit(deps: Deps, draft: Order, seen: SeenOrder): Promise<PlaceOutcome | null> {
  const terms = await deps.shop.mandateTerms();
  const effects: Effect[] = [
    { kind: "reserveStock" },
    { kind: "drive", delaySeconds: SAFETY_NET_SECONDS },
    { kind: "mail", event: "received", delaySeconds: RECEIVED_MAIL_SECONDS },
  ];
  let problem: PlaceOutcome | null = null;
  try {
    await deps.orders.update(draft.id, (order): Decision => {
      if (order.status !== "draft") return { kind: "unchanged" };
      const consent = findConsent(order, terms, seen.consent);
      problem =
        order.contentHash !== seen.hash ? { kind: "changed" } : consent === "missing" ? { kind: "consent" } : null;
      if (problem !== null) return { kind: "unchanged" };
      return {
        kind: "changed",
        order: { ...order, status: "placed", placedAt: deps.clock.now(), payment: { ...order.payment, goal: "start" } },
        effects,
        event: "order.placed",
        detail: {
          totalCents: order.totalCents,
          method: order.payment.method,
          ...(consent === null ? {} : { mandate: consent }),
        },
      };
    });
  } catch (error) {
    if (error instanceof StockShortage) return { kind: "basket", problem: "stock" };
    throw error;
  }
  return problem;
}

/** Refused while the customer is still there: no contract came about, everything typed is kept for another method. */
function reopen(order: Order): Decision {
  if (order.status !== "placed" || order.payment.status !== "denied") return { kind: "unchanged" };
  return {
    kind: "changed",
    order: { ...order, status: "draft", placedAt: null, payment: { ...order.payment, goal: "none" } },
    effects: [],
    event: "order.reopened",
    detail: { method: order.payment.method },
  };
}
