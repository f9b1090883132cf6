import { applyPaymentUpdate } from "#lib/domain/apply-payment-update.ts";
import { nextPaymentStep } from "#lib/domain/next-payment-step.ts";
import type { Order } from "#lib/domain/order.ts";
import type { ProviderCall } from "#lib/domain/payment.ts";
import { applyCallAnswer, applyCallRefusal, recordCall } from "#lib/domain/payment-call.ts";
import type { GatewayResult, PaymentGateway } from "#lib/ports.ts";
import { type Deps, stepRules, updateRules } from "./deps.ts";
import { resolveCall } from "./resolve-call.ts";

/** reached: the goal of the attempt; denied: another method is needed; unknown: the provider has to be asked again later. */
export type DriveOutcome = { kind: "reached" | "denied" | "closed" | "unknown"; order: Order };

/** No checkout needs more calls than create, update, prepare, start, and looking up each of them twice. */
const MAX_STEPS = 12;
const WATCH_MILLISECONDS = 100;

/**
 * Takes the order's payment attempt to its goal, one recorded call at a time. Form, order button, job and restart all
 * use this one function; only one caller at a time makes calls for an order, the others watch it.
 * @param deadline when to stop waiting; what is under way then is finished by a job
 */
export async function drivePayment(deps: Deps, orderId: string, deadline: Date): Promise<DriveOutcome> {
  for (;;) {
    const order = await requireOrder(deps, orderId);
    const settled = toOutcome(deps, order);
    if (settled !== null) return settled;
    const lease = await deps.orders.claim(orderId, deps.rules.leaseSeconds);
    if (lease !== null) {
      try {
        return await driveAlone(deps, orderId, deadline);
      } finally {
        await deps.orders.release(orderId, lease);
      }
    }
    if (deps.clock.now() >= deadline) return { kind: "unknown", order };
    await new Promise((resolve) => setTimeout(resolve, WATCH_MILLISECONDS));
  }
}

async function driveAlone(deps: Deps, orderId: string, deadline: Date): Promise<DriveOutcome> {
  for (let count = 0; count < MAX_STEPS; count += 1) {
    const order = await requireOrder(deps, orderId);
    const settled = toOutcome(deps, order);
    if (settled !== null) return settled;
    if (deps.clock.now() >= deadline) return { kind: "unknown", order };
    const step = nextPaymentStep(order, stepRules(deps, order));
    const goOn = step.kind === "call" ? await makeCall(deps, order, step.call) : await findOut(deps, order, deadline);
    if (!goOn) return { kind: "unknown", order: await requireOrder(deps, orderId) };
  }
  return { kind: "unknown", order: await requireOrder(deps, orderId) };
}

/** Waits for a lost call to settle where that fits into the caller's patience; a silent provider is not waited for. */
async function findOut(deps: Deps, order: Order, deadline: Date): Promise<boolean> {
  const found = await resolveCall(deps, order);
  if (found.known) return true;
  if (found.againInSeconds === null) return false;
  const milliseconds = Math.max(WATCH_MILLISECONDS, found.againInSeconds * 1000);
  if (deps.clock.now().getTime() + milliseconds >= deadline.getTime()) return false;
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return true;
}

function toOutcome(deps: Deps, order: Order): DriveOutcome | null {
  const step = nextPaymentStep(order, stepRules(deps, order));
  if (step.kind === "done") return { kind: "reached", order };
  return step.kind === "denied" || step.kind === "closed" ? { kind: step.kind, order } : null;
}

/** @returns whether to go on: the outcome is known, or it was lost on the way and can be looked up */
async function makeCall(deps: Deps, order: Order, call: ProviderCall): Promise<boolean> {
  const { orders, clock } = deps;
  const now = clock.now();
  const recorded = await orders.update(order.id, (current) => {
    // Saved by somebody else since it was read: look again instead of calling for an order that has changed.
    if (current.version !== order.version) return { kind: "unchanged" };
    return recordCall(current, call, now);
  });
  if (recorded.kind !== "changed") return true;
  const hash = recorded.order.contentHash;
  const result = await callGateway(deps.gateway, call, recorded.order);
  if (result.kind === "unknown") return true;
  if (result.kind === "answer") {
    await orders.update(order.id, (current) =>
      applyCallAnswer(current, call, hash, result.value, updateRules(deps, current), clock.now()),
    );
    return true;
  }
  if (!result.retryable && order.payment.stxId !== null && (await lookAfterRefusal(deps, order))) return true;
  await orders.update(order.id, (current) => applyCallRefusal(current, call, result.reason, !result.retryable));
  return !result.retryable;
}

/**
 * A refused call may only mean that it had happened already ("read and see").
 * @returns whether that was found, or something that cannot be believed and has to be read again
 */
async function lookAfterRefusal(deps: Deps, order: Order): Promise<boolean> {
  const { orders, gateway, clock } = deps;
  const seen = await gateway.look(order.payment.stxId ?? "", true);
  if (seen.kind !== "answer") return false;
  const decision = await orders.update(order.id, (current) =>
    applyPaymentUpdate(current, seen.value, updateRules(deps, current), clock.now()),
  );
  if (decision.kind !== "changed") return order.payment.concern !== null;
  return decision.order.payment.inFlight === null || decision.order.payment.concern !== null;
}

function callGateway(
  gateway: PaymentGateway,
  call: ProviderCall,
  order: Order,
): Promise<GatewayResult<PaymentUpdateOf>> {
  switch (call) {
    case "create":
      return gateway.open(order);
    case "update":
      return gateway.revise(order);
    case "prepare":
      return gateway.authorize(order);
    case "start":
      return gateway.start(order);
  }
}

type PaymentUpdateOf = Extract<Awaited<ReturnType<PaymentGateway["open"]>>, { kind: "answer" }>["value"];

export async function requireOrder(deps: Pick<Deps, "orders">, orderId: string): Promise<Order> {
  const order = await deps.orders.find(orderId);
  if (order === null) throw new Error(`order ${orderId} does not exist`);
  return order;
}
