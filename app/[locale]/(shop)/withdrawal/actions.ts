"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { confirmForm } from "./confirm-form.ts";
import { describeForm } from "./describe-form.ts";

/** First step: who withdraws from what, kept as a draft. */
export async function describeWithdrawalAction(form: FormData): Promise<void> {
  const locale = await getLocale();
  redirect(toLocalePath(await describeForm(form, locale), locale));
}

/** "Widerruf bestätigen": only this declares the withdrawal. */
export async function confirmWithdrawalAction(form: FormData): Promise<void> {
  redirect(toLocalePath(await confirmForm(form), await getLocale()));
}
