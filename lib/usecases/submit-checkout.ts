import type { Decision } from "#lib/domain/apply-payment-update.ts";
import { type Basket, type PricedBasket, priceBasket } from "#lib/domain/basket.ts";
import type { CheckoutInput, DeliveryKind } from "#lib/domain/checkout.ts";
import { newAttempt, type OrderContent, type PaymentChoice, toOrderContent } from "#lib/domain/draft-order.ts";
import type { Effect } from "#lib/domain/effects.ts";
import { type Funding, keepSameFunding, readFunding } from "#lib/domain/funding.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { PaymentAttempt, PaymentMethodCode } from "#lib/domain/payment.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import { hashContent } from "./content-hash.ts";
import type { Deps } from "./deps.ts";
import { customerDeadline, type DriveOutcome, drivePayment } from "./drive-payment.ts";

export type CheckoutOutcome =
  /** Ready for the last look; `checked` is false when the provider could not be asked in time. */
  | { kind: "review"; order: Order; checked: boolean }
  | { kind: "declined"; order: Order }
  /** The basket is empty or something in it cannot be had as often as wanted. */
  | { kind: "basket"; problem: "empty" | "stock" }
  | { kind: "ordered"; token: string };

/** After this time without an answer the worker takes a checkout on. */
export const SAFETY_NET_SECONDS = 15;

export interface CheckoutRequest {
  basketId: string;
  input: CheckoutInput;
  locale: Locale;
}

/**
 * The form was filled in: the order is drafted or revised and saved, and where the method has a risk check of its own,
 * it is made now, so that a refusal is seen before the order button.
 */
export async function submitCheckout(deps: Deps, request: CheckoutRequest): Promise<CheckoutOutcome> {
  const existing = await deps.orders.findByBasket(request.basketId);
  if (existing !== null && existing.status !== "draft") return { kind: "ordered", token: existing.token };
  const basket = await deps.baskets.find(request.basketId);
  if (basket === null) return { kind: "basket", problem: "empty" };
  const priced = await priceNow(deps, basket, request.input.delivery);
  if (priced.lines.length === 0) return { kind: "basket", problem: "empty" };
  if (isShort(priced)) return { kind: "basket", problem: "stock" };
  const now = deps.clock.now();
  const method = paymentMethod(request.input.paymentMethod);
  const content = toOrderContent(priced, request.input, method, toBerlinDay(now));
  const draft: Draft = {
    content,
    method: method.code,
    funding: readFunding(request.input, method, deps.chance.uuid()),
    basket,
    locale: request.locale,
  };
  const order = existing === null ? await createDraft(deps, draft) : await reviseDraft(deps, existing, draft);
  if (order.status !== "draft") return { kind: "ordered", token: order.token };
  if (order.payment.goal === "none") return { kind: "review", order, checked: true };
  const outcome = await driveDraft(deps, order, draft);
  if (outcome.kind === "denied") return { kind: "declined", order: outcome.order };
  return { kind: "review", order: outcome.order, checked: outcome.kind === "reached" };
}

/** A checkout that was being ended as abandoned while its customer came back gets an attempt of its own. */
async function driveDraft(deps: Deps, order: Order, draft: Draft): Promise<DriveOutcome> {
  const deadline = customerDeadline(deps);
  const outcome = await drivePayment(deps, order.id, deadline);
  if (outcome.kind !== "closed" || outcome.order.status !== "draft") return outcome;
  await reviseDraft(deps, outcome.order, draft);
  return drivePayment(deps, order.id, deadline);
}

export async function priceNow(deps: Deps, basket: Basket, delivery: DeliveryKind): Promise<PricedBasket> {
  const [products, profile] = await Promise.all([
    deps.catalogue.productsByIds(basket.lines.map((line) => line.productId)),
    deps.shop.profile(),
  ]);
  return priceBasket(basket, products, profile.shipping, delivery);
}

export function isShort(priced: PricedBasket): boolean {
  return priced.lines.some((line) => line.availableQuantity < line.quantity);
}

interface Draft {
  content: OrderContent;
  method: PaymentMethodCode;
  funding: Funding | null;
  basket: Basket;
  locale: Locale;
}

/** Where prepare captures as well, nothing may be sent before the order button. */
function draftGoal(deps: Deps, method: PaymentMethodCode): PaymentAttempt["goal"] {
  return paymentMethod(method).authorizes && !deps.rules.autoCapture ? "authorize" : "none";
}

async function createDraft(deps: Deps, draft: Draft): Promise<Order> {
  const { number, now } = await deps.orders.nextNumber();
  const { chance } = deps;
  const order: Order = {
    id: chance.uuid(),
    number,
    token: chance.token(),
    pushToken: chance.token(),
    basketId: draft.basket.id,
    basketVersion: draft.basket.version,
    status: "draft",
    deliveryStatus: "open",
    deliveries: [],
    locale: draft.locale,
    ...draft.content,
    contentHash: hashContent(draft.content, draft.method, draft.funding),
    payment: newAttempt(chance.uuid(), number, 1, toChoice(deps, draft)),
    stockHeld: false,
    pickupCode: null,
    createdAt: now,
    touchedAt: now,
    placedAt: null,
    version: 1,
  };
  return deps.orders.insert(order, leaveLater(deps, order.payment));
}

function toChoice(deps: Deps, { method, content, funding }: Draft): PaymentChoice {
  return { method, goal: draftGoal(deps, method), amountCents: content.totalCents, funding };
}

/**
 * What becomes of a checkout that is left: its account is forgotten, and what it opened at the provider is ended. Should this
 * process die before it has made its calls, the job makes them: what was opened must not be lost sight of.
 */
function leaveLater({ rules }: Deps, { funding, goal }: PaymentAttempt): Effect[] {
  const forget: Effect = { kind: "forget", delaySeconds: rules.draftAccountSeconds };
  const abandon: Effect = { kind: "abandon", delaySeconds: rules.abandonSeconds };
  const drive: Effect = { kind: "drive", delaySeconds: SAFETY_NET_SECONDS };
  return [...(funding === null ? [] : [forget]), ...(goal === "none" ? [] : [drive, abandon])];
}

async function reviseDraft(deps: Deps, existing: Order, draft: Draft): Promise<Order> {
  const decision = await deps.orders.update(existing.id, (order, now): Decision => {
    if (order.status !== "draft") return { kind: "unchanged" };
    const funding = keepSameFunding(order.payment.funding, draft.funding);
    const payment = reviseAttempt(deps, order, { ...toChoice(deps, draft), funding });
    return {
      kind: "changed",
      order: {
        ...order,
        ...draft.content,
        touchedAt: now,
        locale: draft.locale,
        basketVersion: draft.basket.version,
        contentHash: hashContent(draft.content, draft.method, funding),
        payment,
      },
      effects: leaveLater(deps, payment),
      event: "order.revised",
      detail: { method: draft.method, totalCents: draft.content.totalCents },
    };
  });
  if (decision.kind === "changed") return decision.order;
  return (await deps.orders.find(existing.id)) ?? existing;
}

/** A refused attempt stays as it is, and the next one starts afresh with a reference of its own. */
function reviseAttempt({ chance }: Deps, order: Order, choice: PaymentChoice): PaymentAttempt {
  const { payment } = order;
  if (payment.status === "denied" || payment.status === "cancelled") {
    return newAttempt(chance.uuid(), order.number, payment.number + 1, choice);
  }
  // A mandate is for one account; the next preparation brings the one for the new account.
  const mandate = payment.funding?.mark === choice.funding?.mark ? payment.mandate : null;
  return { ...payment, ...choice, endReason: null, mandate };
}
