import { nextPaymentStep } from "#lib/domain/next-payment-step.ts";
import type { Order } from "#lib/domain/order.ts";
import { endHere } from "#lib/domain/payment-call.ts";
import { type Lease, LeaseLost } from "#lib/ports.ts";
import { type Deps, stepRules } from "./deps.ts";
import { makeCall } from "./make-call.ts";
import { replaceAttempt } from "./replace-attempt.ts";
import { resolveCall } from "./resolve-call.ts";

/** reached: the goal of the attempt; denied: another method is needed; unknown: the provider has to be asked again later. */
export type DriveOutcome = { kind: "reached" | "denied" | "closed" | "unknown"; order: Order };

/** No checkout needs more calls than create, update, prepare, start, and looking up each of them twice. */
const MAX_STEPS = 12;
const WATCH_MILLISECONDS = 100;

/**
 * Takes the order's payment attempt to its goal, one recorded call at a time. Form, order button, job and restart all
 * use this one function; only one caller at a time makes calls for an order, the others watch it.
 * @param deadline `clock.elapsed()` at which to stop waiting; what is under way then is finished by a job
 */
export async function drivePayment(deps: Deps, orderId: string, deadline: number): Promise<DriveOutcome> {
  for (;;) {
    const order = await requireOrder(deps, orderId);
    const settled = toOutcome(deps, order);
    if (settled !== null) return settled;
    const lease = await deps.orders.claim(orderId, deps.rules.leaseSeconds);
    if (lease !== null) {
      const outcome = await driveUnder(deps, orderId, lease, deadline);
      if (outcome !== null) return outcome;
    }
    if (deps.clock.elapsed() >= deadline) return { kind: "unknown", order };
    await deps.clock.sleep(WATCH_MILLISECONDS);
  }
}

/** Null when the lease was lost on the way: somebody else goes on, and this caller watches again. */
async function driveUnder(deps: Deps, orderId: string, lease: Lease, deadline: number): Promise<DriveOutcome | null> {
  try {
    return await driveAlone(deps, orderId, lease, deadline);
  } catch (error) {
    if (error instanceof LeaseLost) return null;
    throw error;
  } finally {
    await deps.orders.release(orderId, lease);
  }
}

async function driveAlone(deps: Deps, orderId: string, lease: Lease, deadline: number): Promise<DriveOutcome> {
  for (let count = 0; count < MAX_STEPS; count += 1) {
    const order = await requireOrder(deps, orderId);
    const step = nextPaymentStep(order, stepRules(deps, order));
    const settled = toOutcome(deps, order);
    if (settled !== null) return settled;
    if (deps.clock.elapsed() >= deadline) return { kind: "unknown", order };
    let goOn = true;
    if (step.kind === "end") await deps.orders.update(orderId, endHere, lease);
    else if (step.kind === "replace") await replaceAttempt(deps, orderId, lease);
    else if (step.kind === "call") goOn = await makeCall(deps, order, step.call, lease);
    else goOn = await findOut(deps, order, lease, deadline);
    if (!goOn) return { kind: "unknown", order: await requireOrder(deps, orderId) };
  }
  return { kind: "unknown", order: await requireOrder(deps, orderId) };
}

/** Waits for a lost call to settle where that fits into the caller's patience; a silent provider is not waited for. */
async function findOut(deps: Deps, order: Order, lease: Lease, deadline: number): Promise<boolean> {
  const found = await resolveCall(deps, order, lease);
  if (found.known) return true;
  if (found.againInSeconds === null) return false;
  const milliseconds = Math.max(WATCH_MILLISECONDS, found.againInSeconds * 1000);
  if (deps.clock.elapsed() + milliseconds >= deadline) return false;
  await deps.clock.sleep(milliseconds);
  return true;
}

function toOutcome(deps: Deps, order: Order): DriveOutcome | null {
  const step = nextPaymentStep(order, stepRules(deps, order));
  if (step.kind === "done") return { kind: "reached", order };
  return step.kind === "denied" || step.kind === "closed" ? { kind: step.kind, order } : null;
}

/** The part of a customer's patience that calls may use; the rest is for saving, and for the page that tells of it. */
const SHARE_OF_CALLS = 0.85;

/** The moment until which a customer is kept waiting. */
export function customerDeadline({ clock, rules }: Pick<Deps, "clock" | "rules">): number {
  return clock.elapsed() + rules.customerWaitSeconds * 1000 * SHARE_OF_CALLS;
}

export async function requireOrder(deps: Pick<Deps, "orders">, orderId: string): Promise<Order> {
  const order = await deps.orders.find(orderId);
  if (order === null) throw new Error(`order ${orderId} does not exist`);
  return order;
}
