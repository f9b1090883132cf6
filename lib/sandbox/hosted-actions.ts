import { takeContainer } from "./containers.ts";
import type { HostedDecision } from "./hosted-form.ts";
import { getReturnAddresses } from "./hosted-return.ts";
import type { HostedVisit } from "./hosted-visit.ts";
import { acceptPayment } from "./legacy-create.ts";
import { prepareTransaction, startTransaction, type Verdict } from "./prepare-and-start.ts";
import type { StoredPayment, StoredTransaction } from "./state.ts";
import { recordChange, setPaymentStatus, type World } from "./world.ts";

/** Where a visit ends: an address of the shop, another look at the page, or the page's own word about an error. */
export type HostedEnd = { to: string } | "page" | "error";

/**
 * Carries out what the customer confirmed, as the provider's page does: prepares, then starts. An explicit
 * `auto_capture: false` leaves the start to the shop, except for prepayment, which knows no authorisation (§3, I).
 * @throws ProviderError when the transaction refuses
 */
export function confirmVisit(world: World, visit: HostedVisit, decision: HostedDecision): HostedEnd {
  const { deal, payment } = visit;
  if (decision.outcome === "error") return failVisit(world, deal);
  const verdict: Verdict = decision.outcome === "ok" ? null : decision.outcome;
  recordChange(world, deal, `Bezahlseite: ${decision.method} bestätigt`);
  if (deal.legacy !== undefined && payment !== null) finishLegacy(world, deal, payment, decision, verdict);
  else finishSmart(world, deal, decision, verdict);
  const { success, error } = getReturnAddresses(deal);
  if (deal.status !== "failed") return success === null ? "page" : { to: success };
  if (!visit.isFixed && visit.methods.length > 1) return "page";
  return error === null ? "page" : { to: error };
}

/** The customer leaves without paying; the deal stays as it was. @returns null when no abort is offered */
export function abortVisit(world: World, { deal }: HostedVisit): HostedEnd | null {
  const { abort } = getReturnAddresses(deal);
  if (abort === null) return null;
  recordChange(world, deal, "Bezahlseite: abgebrochen");
  return { to: abort };
}

function failVisit(world: World, deal: StoredTransaction): HostedEnd {
  recordChange(world, deal, "Bezahlseite: Fehler");
  const { error } = getReturnAddresses(deal);
  return error === null ? "error" : { to: error };
}

function finishSmart(world: World, deal: StoredTransaction, decision: HostedDecision, verdict: Verdict): void {
  const { method, request } = decision;
  prepareTransaction(world, deal, method, request, verdict);
  const isLeftToShop = deal.paymentContext.auto_capture === false && method !== "prepaid";
  if (deal.status === "approved" && !isLeftToShop) startTransaction(world, deal, null, {}, verdict);
}

function finishLegacy(
  world: World,
  deal: StoredTransaction,
  payment: StoredPayment,
  { request }: HostedDecision,
  verdict: Verdict,
): void {
  const container = takeContainer(world, request.container, deal.customer);
  if (container !== null) {
    deal.container = container.id;
    const { id, owner, iban } = container;
    Object.assign(payment, { container: id, containerOwner: owner, containerIban: iban });
  }
  if (verdict !== "declined") {
    acceptPayment(world, deal, payment, verdict);
    return;
  }
  deal.status = "failed";
  recordChange(world, deal, `${payment.method} abgelehnt`);
  setPaymentStatus(world, payment, 3, 8);
}
