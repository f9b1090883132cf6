"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { changeBasket } from "../../cart/change-basket.ts";
import { cancelForm } from "./cancel-form.ts";
import { payForm } from "./pay-form.ts";
import { sendAgainForm } from "./send-again-form.ts";
import { switchForm } from "./switch-form.ts";

/** "Mit Vorkasse bezahlen" on an order that was refused. */
export async function payOtherwiseAction(form: FormData): Promise<void> {
  redirect(toLocalePath(await payForm(form), await getLocale()));
}

/** "Anders bezahlen", the method chosen. */
export async function switchMethodAction(form: FormData): Promise<void> {
  redirect(toLocalePath(await switchForm(form), await getLocale()));
}

/** "E-Mail noch einmal senden". */
export async function sendAgainAction(form: FormData): Promise<void> {
  redirect(toLocalePath(await sendAgainForm(form), await getLocale()));
}

/** "Bestellung stornieren", confirmed. */
export async function cancelOrderAction(form: FormData): Promise<void> {
  redirect(toLocalePath(await cancelForm(form), await getLocale()));
}

/** The articles of an order that is over, in the basket once more. */
export async function orderAgainAction(form: FormData): Promise<void> {
  const path = await changeBasket("again", form);
  // The header around the page counts along.
  refresh();
  redirect(toLocalePath(path, await getLocale()));
}
