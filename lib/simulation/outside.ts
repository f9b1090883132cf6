import { refundableCents } from "#lib/domain/claim.ts";
import type { Order } from "#lib/domain/order.ts";
import { setOutToEnd } from "#lib/domain/payment-call.ts";
import type { NewRefund } from "#lib/domain/refund.ts";
import { itemsRefundable } from "#lib/domain/undo.ts";
import { deliverGoods } from "#lib/usecases/deliver-goods.ts";
import { receivePush } from "#lib/usecases/receive-push.ts";
import { refundOrder } from "#lib/usecases/refund-order.ts";
import { type LedgerTransaction, paymentOf } from "./provider/ledger.ts";
import type { Shop } from "./shop.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;
/** After this nobody pushes any more, as at the provider after a day. */
const PUSH_TRIES = 12;

/** Pushes, bank transfers, banks' decisions and people at the provider. */
export function watchLedger(world: World, shop: Shop, last: number): void {
  const { random, timeline, weather, ledger } = world;
  let events = 0;
  function push(pushToken: string, eventId: string, tries: number): void {
    timeline.touch();
    if (weather.losesPush()) return;
    void shop
      .ask((deps) => receivePush(deps, pushToken, JSON.stringify({ id: eventId })), 10_000)
      .then((outcome) => {
        if (outcome === "stored") world.invariants.notePush(eventId);
        if (outcome === null && tries < PUSH_TRIES) {
          timeline.at(random.between(1, 5) * MINUTE, () => push(pushToken, eventId, tries + 1));
        }
      });
  }
  const begun = new Set<string>();
  world.onLedgerChange = (transaction) => {
    events += 1;
    const eventId = `evt_${events}`;
    for (let copy = 0; copy < weather.pushCopies(); copy += 1) {
      timeline.at(weather.pushDelay(), () => push(transaction.pushToken, eventId, 0));
    }
    const payment = paymentOf(transaction);
    if (!transaction.isStarted || payment === undefined || begun.has(payment.id)) return;
    begun.add(payment.id);
    planMoney(transaction);
  };
  const later = (low: number, high: number, run: () => void) => {
    const delay = random.between(low, high);
    if (timeline.now() + delay <= last) timeline.at(delay, run);
  };
  function planMoney(transaction: LedgerTransaction): void {
    const method = paymentOf(transaction)?.method;
    const { amount } = transaction;
    if (method !== "debit") {
      const way = random.fraction();
      if (way < 0.5) later(5_000, 90 * MINUTE, () => ledger.receive(transaction, amount));
      else if (way < 0.65) {
        later(5_000, 30 * MINUTE, () => ledger.receive(transaction, 100));
        if (random.chance(0.5)) later(31 * MINUTE, 90 * MINUTE, () => ledger.receive(transaction, amount - 100));
      }
    }
    if (transaction.status === "pending" && method !== "prepaid") {
      const isGood = random.chance(0.7);
      later(5_000, 40 * MINUTE, () => {
        if (transaction.status !== "pending") return;
        if (isGood) ledger.set(transaction, "ok", method === "invoice" ? 14 : 1, method === "invoice" ? 84 : 6);
        else ledger.set(transaction, "failed", 3, 8);
      });
    }
    if (random.chance(0.05)) later(5_000, 60 * MINUTE, () => ledger.end(transaction.id, "cancelled"));
    if (random.chance(0.05)) {
      later(5_000, 80 * MINUTE, () => {
        // What was given back as a whole is closed.
        const isOpen = transaction.status === "ok" && paymentOf(transaction)?.simple !== 5;
        if (isOpen) ledger.set(transaction, "ok", 4, 69);
        if (random.chance(0.5)) later(MINUTE, 10 * MINUTE, () => resolve(transaction));
      });
    }
  }
  function resolve(transaction: LedgerTransaction): void {
    if (transaction.status === "ok" && paymentOf(transaction)?.simple === 4) ledger.set(transaction, "ok", 6, 70);
  }
  scheduleClerk(world, shop, last);
}

/** Somebody in the back office cancels, refunds or delivers. */
function scheduleClerk(world: World, shop: Shop, last: number): void {
  const { random, timeline } = world;
  for (let visits = random.pick([0, 1, 3]); visits > 0; visits -= 1) {
    timeline.at(random.between(60_000, last - timeline.now()), () => {
      timeline.touch();
      const act = random.pick(["cancel", "cancel", "refund", "refund", "deliver", "deliver", "deliver"] as const);
      void shop.ask(async (deps) => {
        for (const { order } of [...world.tables.orders.values()]) {
          if (order.status !== "placed") continue;
          if (act === "cancel") await deps.orders.update(order.id, (current) => cancelIfOpen(current));
          else if (act === "refund") await refundOrder(deps, order.id, drawRefund(world, order), null);
          else {
            const parcel = { id: `d-${order.id}`, carrier: null, trackingId: null, items: [], deliveredAt: null };
            await deliverGoods(deps, order.id, parcel, null);
          }
        }
      });
    });
  }
}

/** A goodwill, an article that comes back, or all that is left. */
function drawRefund({ random }: World, order: Order): NewRefund {
  const id = random.hex();
  const reason = "Kulanz";
  const [item] = itemsRefundable(order);
  const wish = random.pick(["some", "some", "article", "all"] as const);
  if (wish === "article" && item !== undefined) {
    return { id, reason, amountCents: 1290, items: [{ sku: item.sku, quantity: 1 }], restock: random.chance(0.5) };
  }
  return { id, reason, amountCents: wish === "all" ? refundableCents(order) : 100, items: [], restock: false };
}

function cancelIfOpen(order: Parameters<typeof setOutToEnd>[0]) {
  if (order.status !== "placed" || order.deliveryStatus !== "open") return { kind: "unchanged" } as const;
  return setOutToEnd(order, "cancelled");
}
