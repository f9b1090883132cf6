import type { Order } from "#lib/domain/order.ts";
import { hasEnded, isIn, type PaymentStatus } from "#lib/domain/payment.ts";
import { isPaid, type LedgerTransaction, paymentOf } from "./provider/ledger.ts";
import { toMailKey } from "./store/effects.ts";
import type { World } from "./world.ts";

/** What must hold some hours after the last fault: nothing is under way, and shop and provider tell one story. */
export function judgeEnd(world: World): void {
  const { invariants, tables } = world;
  const { fail } = invariants;
  const orders = [...tables.orders.values()].map(({ order }) => order);
  for (const basketId of invariants.accepted) {
    const found = orders.filter((order) => order.basketId === basketId);
    if (found.length !== 1) fail("I1", `${found.length} orders for accepted ${basketId}`);
    else if (found[0]?.status === "draft") fail("I1", `accepted order ${found[0].number} is a draft again`);
  }
  for (const eventId of invariants.taken) {
    if (!tables.pushes.some((push) => push.eventId === eventId)) fail("I7", `push ${eventId} is not stored`);
  }
  for (const job of tables.jobs) {
    const what = `${job.kind} of ${tables.orders.get(job.payload.orderId)?.order.number}`;
    if (job.status === "dead") fail("I11", `dead job ${what}: ${job.lastError}`);
    else if (job.status === "running") fail("I11", `running job ${what}`);
    else if (job.runAt < tables.now() - GRACE) fail("I11", `due job ${what}`);
    else if (job.failures > 0 && job.kind !== "mail") fail("I11", `failing job ${what}: ${job.lastError}`);
  }
  for (const mail of tables.mails.values()) {
    if (mail.status !== "queued") continue;
    const hasJob = tables.jobs.some(
      ({ payload }) =>
        payload.mail !== undefined && toMailKey(payload.orderId, payload.mail) === toMailKey(mail.orderId, mail),
    );
    if (!hasJob) fail("I11", `mail ${mail.messageId} is forgotten`);
  }
  for (const order of orders) {
    judgeOrder(world, order);
    judgeRefunds(world, order);
  }
  judgeStrays(world, orders);
}

/** After weeks nobody waits for money that never came: neither for a transfer nor for another way to pay. */
export function judgeCalendar({ invariants: { fail }, tables }: World): void {
  for (const { order } of tables.orders.values()) {
    const { status, method } = order.payment;
    const waits = status === "denied" || (status === "pending" && method === "prepaid");
    if (order.status === "placed" && waits) fail("I11", `order ${order.number} still waits, ${status}`);
    if (order.status === "cancelled" && order.stockHeld && order.deliveryStatus === "open") {
      fail("stock", `cancelled order ${order.number} holds goods`);
    }
  }
}

/** What became due in this time may still be on its way; milliseconds. */
const GRACE = 60_000;

function judgeOrder({ invariants: { fail }, ledger, tables, rules }: World, order: Order): void {
  const { payment, number, status } = order;
  if (payment.inFlight !== null) fail("I11", `order ${number}: ${payment.inFlight.call} is in flight`);
  if (status === "placed" && (payment.status === "requested" || payment.status === "authorized")) {
    fail("I11", `order ${number} is placed and ${payment.status}`);
  }
  const bound = ledger.find(payment.stxId ?? "");
  if (status === "draft" && bound?.status === "approved") {
    const silence = (tables.now() - order.touchedAt.getTime()) / 1000;
    const isTold = tables.attention.get(`${order.id}|couldNotEnd|${payment.merchantRef}`)?.isOpen === true;
    if (silence > rules.abandonSeconds + 600 && !isTold)
      fail("I11", `draft ${number} is still authorised at the provider`);
  }
  if (payment.goal === "end" && !hasEnded(payment.status) && !isIn(payment.status)) {
    fail("I11", `order ${number} was to end (${payment.endReason}) and is ${payment.status}`);
  }
  if (bound === undefined || status !== "placed") return;
  if (isPaid(bound) && !isIn(payment.status))
    fail("I5", `order ${number} is ${payment.status}, and the ledger is paid`);
  const expected = expectStatus(bound);
  // A start that was undone over there is for people, and they know.
  const isTold = tables.attention.get(`${order.id}|contradiction|${payment.merchantRef}`)?.isOpen === true;
  if (bound.status === "approved" && payment.status === "pending" && isTold) return;
  if (!expected.includes(payment.status)) {
    const there = `${bound.status}/${paymentOf(bound)?.simple}`;
    fail("I5", `order ${number} is ${payment.status} (${payment.concern}), and the ledger says ${there}`);
  }
}

/** What was taken off there is what was given back here, or a person knows that it is not. */
function judgeRefunds({ invariants: { fail, seen }, ledger, tables }: World, { id, number, payment }: Order): void {
  for (const refund of payment.refunds) {
    seen.add(`refund ${refund.status}`);
    if (refund.status === "wanted") fail("I11", `refund ${refund.number} of order ${number} is still under way`);
  }
  const bound = ledger.find(payment.stxId ?? "");
  const there = bound?.payments.flatMap(({ reductions }) => reductions) ?? [];
  const done = payment.refunds.filter(({ status }) => status === "done");
  const [taken, given] = [sum(there), sum(done.map(({ amountCents }) => amountCents))];
  const isTold = [...tables.attention].some(
    ([key, { isOpen }]) => isOpen && (key.startsWith(`${id}|refundUnclear|`) || key.startsWith(`${id}|reducedAmount|`)),
  );
  if (taken !== given && !isTold) fail("refund", `order ${number}: ${given} given back, and ${taken} taken off there`);
}

const sum = (cents: readonly number[]) => cents.reduce((total, each) => total + each, 0);

/** How an order may stand, by what the provider says of its transaction. */
function expectStatus(bound: LedgerTransaction): readonly PaymentStatus[] {
  const simple = paymentOf(bound)?.simple;
  if (simple === 4 || simple === 13) return ["disputed"];
  if (simple === 5 && bound.status === "ok") return ["refunded"];
  switch (bound.status) {
    case "failed":
      return ["denied"];
    case "cancelled":
    case "aborted":
      return ["cancelled", "denied", "refunded"];
    case "pending":
      return ["pending"];
    case "ok":
      return isPaid(bound) ? ["paid", "cleared"] : ["accepted", "due"];
    default:
      return ["requested", "authorized", "denied"];
  }
}

function judgeStrays({ invariants: { fail }, ledger, tables }: World, orders: Order[]): void {
  const bound = new Set([...tables.attempts.values()].map(({ attempt }) => attempt.stxId));
  for (const transaction of ledger.all.values()) {
    const isCurrent = orders.some(({ payment }) => payment.stxId === transaction.id);
    if (transaction.status === "approved" && !isCurrent) fail("I11", `${transaction.id} is authorised for nobody`);
    if (bound.has(transaction.id) || !["created", "approved"].includes(transaction.status)) continue;
    const owner = orders.find(({ number }) => transaction.merchantRef.startsWith(`${number}A`));
    fail("I11", `stray ${transaction.id} ${transaction.status} of order ${owner?.number ?? "nobody"}`);
  }
}
