"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { CheckoutState } from "#components/checkout/checkout-state.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { submitForm } from "./submit-form.ts";

/** The form with the customer's details. */
export async function submitCheckoutAction(_previous: CheckoutState, form: FormData): Promise<CheckoutState> {
  const locale = await getLocale();
  const answer = await submitForm(form, locale);
  return answer.kind === "show" ? answer.state : redirect(toLocalePath(answer.path, locale));
}
