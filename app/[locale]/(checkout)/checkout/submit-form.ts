import "server-only";
import type { CheckoutState } from "#components/checkout/checkout-state.ts";
import { type CheckoutValues, parseCheckout, readCheckoutValues } from "#lib/domain/checkout.ts";
import type { Locale } from "#lib/domain/money.ts";
import { FALLBACK_METHOD } from "#lib/payments/index.ts";
import { getRuntime } from "#lib/runtime.ts";
import { readCheckoutRules } from "#lib/usecases/checkout-rules.ts";
import { type CheckoutOutcome, submitCheckout } from "#lib/usecases/submit-checkout.ts";
import { readBasketId } from "../../(shop)/basket-cookie.ts";
import { admit, whyTurnedAway } from "../../admit.ts";
import { logActionFailure } from "../../log-action-failure.ts";
import { toCartProblem } from "./cart-problem.ts";

/** Where the customer goes on (a path without language), or what the form shows again, with everything typed. */
export type FormAnswer = { kind: "go"; path: string } | { kind: "show"; state: CheckoutState };

/** Parses the form; what passes becomes a draft order and goes to the review, everything else comes back as typed. */
export async function submitForm(form: FormData, locale: Locale): Promise<FormAnswer> {
  const values = readCheckoutValues(form);
  const result = await submit(values, locale);
  const calm: CheckoutState = { values, errors: {}, notice: null, refusedMethod: null };
  if ("errors" in result) return { kind: "show", state: { ...calm, errors: result.errors } };
  switch (result.kind) {
    case "failed":
      return { kind: "show", state: { ...calm, notice: result.notice } };
    case "declined":
      return { kind: "show", state: refuse(values) };
    case "basket":
      return { kind: "go", path: `/cart?problem=${toCartProblem(result.problem)}` };
    case "ordered":
      return { kind: "go", path: `/orders/${result.token}` };
    case "review":
      return { kind: "go", path: "/checkout/review" };
  }
}

/** All that was typed, another method chosen already. */
function refuse(values: CheckoutValues): CheckoutState {
  const changed = { ...values, paymentMethod: FALLBACK_METHOD };
  return { values: changed, errors: {}, notice: "declined", refusedMethod: values.paymentMethod };
}

type Submission =
  | CheckoutOutcome
  | { kind: "failed"; notice: "unexpected" | "crowded" | "closed" }
  | { errors: CheckoutState["errors"] };

async function submit(values: CheckoutValues, locale: Locale): Promise<Submission> {
  try {
    const runtime = await getRuntime();
    return await admit(runtime, async () => {
      const parsed = parseCheckout(values, await readCheckoutRules(runtime));
      if (!parsed.ok) return { errors: parsed.errors };
      const basketId = await readBasketId();
      if (basketId === null) return { kind: "basket", problem: "empty" };
      return submitCheckout(runtime, { basketId, input: parsed.input, locale });
    });
  } catch (error) {
    const reason = whyTurnedAway(error);
    if (reason === null) await logActionFailure("submitCheckout", error);
    return { kind: "failed", notice: reason ?? "unexpected" };
  }
}
