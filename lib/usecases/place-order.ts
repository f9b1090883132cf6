import type { Decision } from "#lib/domain/apply-payment-update.ts";
import { parseCheckout } from "#lib/domain/checkout.ts";
import { toCheckoutValues } from "#lib/domain/draft-order.ts";
import type { Effect } from "#lib/domain/effects.ts";
import type { Order } from "#lib/domain/order.ts";
import { StockShortage } from "#lib/ports.ts";
import { readCheckoutRules } from "./checkout-rules.ts";
import type { Deps } from "./deps.ts";
import { customerDeadline, drivePayment, requireOrder } from "./drive-payment.ts";
import { findConsent } from "./mandate-consent.ts";
import { SAFETY_NET_SECONDS, submitCheckout } from "./submit-checkout.ts";

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
    if (draft.payment.status === "denied") return { kind: "declined" };
    const refreshed = await refresh(deps, draft);
    if (refreshed.kind !== "same") return refreshed;
    const problem = await commit(deps, draft, seen);
    if (problem !== null) return problem;
  }
  const outcome = await drivePayment(deps, draft.id, customerDeadline(deps));
  const decide = outcome.kind === "denied" ? reopen : promise;
  const decision = await deps.orders.update(draft.id, decide);
  const { status } = decision.kind === "changed" ? decision.order : await requireOrder(deps, draft.id);
  return status === "draft" ? { kind: "declined" } : { kind: "placed", token: draft.token };
}

/** Basket, prices and stock as they are now, against what the order says. */
async function refresh(deps: Deps, draft: Order): Promise<PlaceOutcome | { kind: "same" }> {
  const parsed = parseCheckout(toCheckoutValues(draft), await readCheckoutRules(deps));
  if (!parsed.ok) return { kind: "none" };
  const basket = await deps.baskets.find(draft.basketId);
  const isSame = basket !== null && basket.version === draft.basketVersion && !(await hasNewPrices(deps, draft));
  if (isSame && !wasAbandoned(draft)) return { kind: "same" };
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

/** Left for so long that its authorisation was ended, or is just being ended: it is asked for afresh. */
function wasAbandoned({ payment }: Order): boolean {
  return payment.goal === "end" || payment.status === "cancelled";
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
    await deps.orders.update(draft.id, (order, now): Decision => {
      if (order.status !== "draft") return { kind: "unchanged" };
      // Ended between the look above and this moment; the next press of the button finds it so.
      if (wasAbandoned(order)) {
        problem = { kind: "changed" };
        return { kind: "unchanged" };
      }
      // Refused in the same interval, to another press of the button.
      if (order.payment.status === "denied") {
        problem = { kind: "declined" };
        return { kind: "unchanged" };
      }
      const consent = findConsent(order, terms, seen.consent);
      problem =
        order.contentHash !== seen.hash ? { kind: "changed" } : consent === "missing" ? { kind: "consent" } : null;
      if (problem !== null) return { kind: "unchanged" };
      return {
        kind: "changed",
        order: {
          ...order,
          status: "placed",
          stockHeld: true,
          placedAt: now,
          touchedAt: now,
          payment: { ...order.payment, goal: "start", endReason: null },
        },
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

/**
 * Somebody is about to be told that the order is placed although the payment is not: from then on it stays placed, whatever
 * comes of the payment. A touch after the button is the trace of it.
 */
function promise(order: Order, now: Date): Decision {
  if (order.status !== "placed" || order.payment.startedAt !== null || wasPromised(order)) return { kind: "unchanged" };
  const touchedAt = new Date(Math.max(now.getTime(), (order.placedAt?.getTime() ?? 0) + 1));
  return { kind: "changed", order: { ...order, touchedAt }, effects: [], event: "order.promised", detail: {} };
}

function wasPromised({ placedAt, touchedAt, payment }: Order): boolean {
  return payment.startedAt !== null || placedAt?.getTime() !== touchedAt.getTime();
}

/**
 * Refused while the customer is still there: no contract came about, everything typed is kept for another method. Not when
 * another press of the button was answered with an order: that one was seen, and is paid otherwise on its page.
 */
function reopen(order: Order, now: Date): Decision {
  if (order.status !== "placed" || order.payment.status !== "denied" || wasPromised(order))
    return { kind: "unchanged" };
  return {
    kind: "changed",
    order: { ...order, status: "draft", placedAt: null, touchedAt: now, payment: { ...order.payment, goal: "none" } },
    effects: [],
    event: "order.reopened",
    detail: { method: order.payment.method },
  };
}
