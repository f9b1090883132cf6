"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { placeForm } from "./place-form.ts";

/** The order button. */
export async function placeOrderAction(form: FormData): Promise<void> {
  redirect(toLocalePath(await placeForm(form), await getLocale()));
}
