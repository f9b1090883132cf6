"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { CheckoutState } from "#components/checkout/checkout-state.ts";
import { type CheckoutValues, parseCheckout, readCheckoutValues } from "#lib/domain/checkout.ts";
import type { Locale } from "#lib/domain/money.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { FALLBACK_METHOD } from "#lib/payments/index.ts";
import { getRuntime } from "#lib/runtime.ts";
import { readCheckoutRules } from "#lib/usecases/checkout-rules.ts";
import { type CheckoutOutcome, submitCheckout } from "#lib/usecases/submit-checkout.ts";
import { readBasketId } from "../../(shop)/basket-cookie.ts";
import { logActionFailure } from "../log-action-failure.ts";
import { toCartProblem } from "./cart-problem.ts";

/** Parses the form; what passes becomes a draft order and goes to the review, everything else comes back as typed. */
export async function submitCheckoutAction(_previous: CheckoutState, form: FormData): Promise<CheckoutState> {
  const values = readCheckoutValues(form);
  const locale = await getLocale();
  const result = await submit(form, locale);
  const calm = { values, errors: {}, notice: null, refusedMethod: null };
  if ("errors" in result) return { ...calm, errors: result.errors };
  switch (result.kind) {
    case "failed":
      return { ...calm, notice: "unexpected" };
    case "declined":
      return refuse(values);
    case "basket":
      return redirect(toLocalePath(`/cart?problem=${toCartProblem(result.problem)}`, locale));
    case "ordered":
      return redirect(toLocalePath(`/orders/${result.token}`, locale));
    case "review":
      return redirect(toLocalePath("/checkout/review", locale));
  }
}

/** All that was typed, another method chosen already. */
function refuse(values: CheckoutValues): CheckoutState {
  const changed = { ...values, paymentMethod: FALLBACK_METHOD };
  return { values: changed, errors: {}, notice: "declined", refusedMethod: values.paymentMethod };
}

type Submission = CheckoutOutcome | { kind: "failed" } | { errors: CheckoutState["errors"] };

async function submit(form: FormData, locale: Locale): Promise<Submission> {
  try {
    const runtime = await getRuntime();
    const parsed = parseCheckout(readCheckoutValues(form), await readCheckoutRules(runtime));
    if (!parsed.ok) return { errors: parsed.errors };
    const basketId = await readBasketId();
    if (basketId === null) return { kind: "basket", problem: "empty" };
    return await submitCheckout(runtime, { basketId, input: parsed.input, locale });
  } catch (error) {
    logActionFailure("submitCheckout", error);
    return { kind: "failed" };
  }
}
