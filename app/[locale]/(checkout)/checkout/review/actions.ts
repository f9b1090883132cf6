"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { CONSENT_FIELD } from "#components/checkout/mandate-panel.tsx";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { getRuntime } from "#lib/runtime.ts";
import { type PlaceOutcome, placeOrder, type SeenOrder } from "#lib/usecases/place-order.ts";
import { readBasketId } from "../../../(shop)/basket-cookie.ts";
import { logActionFailure } from "../../log-action-failure.ts";
import { toCartProblem } from "../cart-problem.ts";

/** The order button. `seen` names the content that was on the page, the ticked box the words of the mandate. */
export async function placeOrderAction(form: FormData): Promise<void> {
  const outcome = await place({ hash: readText(form, "seen"), consent: readText(form, CONSENT_FIELD) });
  redirect(toLocalePath(toPath(outcome), await getLocale()));
}

type Placing = PlaceOutcome | { kind: "failed" };

function readText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

async function place(seen: SeenOrder): Promise<Placing> {
  try {
    const basketId = await readBasketId();
    if (basketId === null) return { kind: "none" };
    return await placeOrder(await getRuntime(), basketId, seen);
  } catch (error) {
    logActionFailure("placeOrder", error);
    return { kind: "failed" };
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
      return "/checkout/review?problem=1";
  }
}
