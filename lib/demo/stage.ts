import type { CheckoutInput } from "#lib/domain/checkout.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { cancelOrder } from "#lib/usecases/cancel-order.ts";
import { deliverGoods } from "#lib/usecases/deliver-goods.ts";
import type { Deps } from "#lib/usecases/deps.ts";
import { offerMandate } from "#lib/usecases/mandate-consent.ts";
import { placeOrder } from "#lib/usecases/place-order.ts";
import { refundOrder } from "#lib/usecases/refund-order.ts";
import { runJob } from "#lib/usecases/run-job.ts";
import { submitCheckout } from "#lib/usecases/submit-checkout.ts";
import { switchMethod } from "#lib/usecases/switch-method.ts";
import { syncPayment } from "#lib/usecases/sync-payment.ts";

/** Moves the sandbox: `pull("transactions/STX_…/pay", { amount: 500 })`. */
export type Lever = (path: string, body: object) => Promise<void>;

export interface DemoCustomer extends Partial<CheckoutInput> {
  firstName: string;
  lastName: string;
}

/** One order on its way, moved by the shop's own use cases and the sandbox's levers. */
export interface Stage {
  order(): Promise<Order>;
  /** Money arrives: all of it, or so many cents. */
  pay(amount?: number): Promise<void>;
  /** The same, and nobody says how much it was. */
  payUnclear(amount: number): Promise<void>;
  /** The customer pays by another method after all. */
  switchTo(method: string): Promise<void>;
  /** Something else happens there: `deny`, `issue`, `return-debit`. */
  happens(event: string): Promise<void>;
  deliver(quantity?: number): Promise<void>;
  refund(share: number, reason: string): Promise<void>;
  cancel(reason: string): Promise<void>;
  /** Ended at the provider by somebody else. */
  endOutside(): Promise<void>;
  /** As if it had been ordered so many days ago. */
  age(days: number): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const ADDRESS = { street: "Lindenweg", houseNumber: "4", postalCode: "73999", city: "Lindach", country: "DE" };
const BLANK = { company: "", birthDate: "", accountHolder: "", iban: "" };

/** Orders as a customer does. @throws when the checkout does not go through */
export async function openStage(
  deps: Deps,
  lever: Lever,
  wish: { key: string; method: string; customer: DemoCustomer; goods: Record<string, number>; locale: Locale },
): Promise<Stage> {
  const basketId = `demo-${wish.key}`;
  await deps.baskets.create(basketId);
  for (const [slug, quantity] of Object.entries(wish.goods)) {
    const product = await deps.catalogue.productBySlug(slug);
    if (product !== null) await deps.baskets.addQuantity(basketId, product.id, quantity, 99);
  }
  const account = wish.method === "debit" ? { iban: "DE89370400440532013000" } : {};
  const input: CheckoutInput = {
    ...{ ...ADDRESS, ...BLANK, ...account, email: `${wish.key}@example.test`, delivery: "shipping" },
    ...{ paymentMethod: wish.method, ...wish.customer },
  };
  const outcome = await submitCheckout(deps, { basketId, input, locale: wish.locale });
  if (outcome.kind !== "review") throw new Error(`demo order ${wish.key}: ${outcome.kind}`);
  const consent = offerMandate(outcome.order, await deps.shop.mandateTerms(), wish.locale)?.hash ?? "";
  await placeOrder(deps, basketId, { hash: outcome.order.contentHash, consent });
  const { id } = outcome.order;
  const order = async () => {
    const found = await deps.orders.find(id);
    if (found === null) throw new Error(`demo order ${wish.key} is gone`);
    return found;
  };
  const settle = async () => {
    await workThrough(deps);
    await syncPayment(deps, id);
    await workThrough(deps);
  };
  const pull = async (event: string, body: object) => {
    await lever(`transactions/${(await order()).payment.stxId}/${event}`, body);
    await settle();
  };
  await settle();
  return {
    order,
    pay: (amount) => pull("pay", amount === undefined ? {} : { amount }),
    payUnclear: (amount) => pull("pay", { amount, remark: "Teilbetrag eingegangen" }),
    async switchTo(method) {
      await switchMethod(deps, (await order()).token, method);
      await settle();
    },
    happens: (event) => pull(event, {}),
    async deliver(quantity) {
      const { lines, deliveries } = await order();
      const [first] = lines;
      const items = quantity === undefined || first === undefined ? [] : [{ sku: first.sku, quantity }];
      const parcel = { id: `${id}-${deliveries.length}`, items, carrier: "DHL", trackingId: "00340434161094042557" };
      await deliverGoods(deps, id, { ...parcel, deliveredAt: null }, null);
      await settle();
    },
    async refund(share, reason) {
      const amountCents = Math.round((await order()).totalCents * share);
      await refundOrder(deps, id, { id: `${id}-refund`, amountCents, items: [], restock: false, reason }, null);
      await settle();
    },
    async cancel(reason) {
      await cancelOrder(deps, id, { id: `${id}-cancel`, reason }, null);
      await settle();
    },
    async endOutside() {
      const { stxId } = (await order()).payment;
      if (stxId !== null) await deps.gateway.cancel(stxId);
      await settle();
    },
    async age(days) {
      const back = (at: Date | null) => (at === null ? null : new Date(at.getTime() - days * DAY_MS));
      await deps.orders.update(id, (current) => {
        const payment = { ...current.payment, startedAt: back(current.payment.startedAt) };
        const createdAt = back(current.createdAt) ?? current.createdAt;
        const aged = { ...current, payment, createdAt, placedAt: back(current.placedAt) };
        return {
          kind: "changed",
          order: aged,
          effects: [{ kind: "deadlines", delaySeconds: 0 }],
          event: "order.dated",
          detail: { days },
        };
      });
      await settle();
    },
  };
}

/** Does the work that is due, as a worker does; what does not succeed is left to one. */
async function workThrough(deps: Deps): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    const jobs = await deps.jobs.claim(20, 60);
    if (jobs.length === 0) return;
    for (const job of jobs) {
      const outcome = await runJob(deps, job).catch(
        (error: unknown) => ({ kind: "again", reason: String(error) }) as const,
      );
      if (outcome.kind === "done") await deps.jobs.complete(job);
      else await deps.jobs.retry(job, 30, outcome.reason, false);
    }
  }
}
