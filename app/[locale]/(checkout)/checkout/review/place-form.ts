import "server-only";
import { CONSENT_FIELD } from "#components/checkout/mandate-panel.tsx";
import { getRuntime } from "#lib/runtime.ts";
import { type PlaceOutcome, placeOrder, type SeenOrder } from "#lib/usecases/place-order.ts";
import { readBasketId } from "../../../(shop)/basket-cookie.ts";
import { admit, whyTurnedAway } from "../../../admit.ts";
import { logActionFailure } from "../../../log-action-failure.ts";
import { toCartProblem } from "../cart-problem.ts";

/**
 * The order button. `seen` names the content that was on the page, the ticked box the words of the mandate: all that an older
 * build's page can say as well.
 * @returns where the customer goes on, a path without language
 */
export async function placeForm(form: FormData): Promise<string> {
  return toPath(await place({ hash: readText(form, "seen"), consent: readText(form, CONSENT_FIELD) }));
}

type Placing = PlaceOutcome | { kind: "failed"; problem: "1" | "crowded" | "closed" };

function readText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

async function place(seen: SeenOrder): Promise<Placing> {
  try {
    const basketId = await readBasketId();
    if (basketId === null) return { kind: "none" };
    const runtime = await getRuntime();
    return await admit(runtime, () => placeOrder(runtime, basketId, seen));
  } catch (error) {
    const reason = whyTurnedAway(error);
    if (reason === null) await logActionFailure("placeOrder", error);
    return { kind: "failed", problem: reason ?? "1" };
  }
}

function toPath(outcome: Placing): string {
  switch (outcome.kind) {
    case "placed":
      return `/orders/${outcome.token}`;
    case "changed":
      return "/checkout/review?changed=1";
    case "consent":
      return "/checkout/review?problem=consent";
    case "declined":
      return "/checkout?declined=1";
    case "basket":
      return `/cart?problem=${toCartProblem(outcome.problem)}`;
    case "none":
      return "/checkout";
    // The order may be on disk already; pressing again finds it.
    case "failed":
      return `/checkout/review?problem=${outcome.problem}`;
  }
}
