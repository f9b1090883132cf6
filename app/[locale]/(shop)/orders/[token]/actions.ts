"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { payForm } from "./pay-form.ts";

/** "Mit Vorkasse bezahlen" on an order that was refused. */
export async function payOtherwiseAction(form: FormData): Promise<void> {
  redirect(toLocalePath(await payForm(form), await getLocale()));
}
