"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { type BasketChange, changeBasket } from "./change-basket.ts";

/** Puts `quantity` more of `productId` into the basket, as far as the stock goes, and shows the basket. */
export async function addToBasketAction(form: FormData): Promise<void> {
  await go("add", form);
}

/** Sets the quantity of one line; 0 takes it out. A nonsensical quantity changes nothing and is told. */
export async function setQuantityAction(form: FormData): Promise<void> {
  await go("set", form);
}

/** Brings every line down to what the stock still gives; lines with nothing left go. */
export async function takeAvailableAction(form: FormData): Promise<void> {
  await go("takeAvailable", form);
}

async function go(change: BasketChange, form: FormData): Promise<never> {
  const path = await changeBasket(change, form);
  // The header around the page counts along; without this a scripted visit would keep the old one.
  refresh();
  redirect(toLocalePath(path, await getLocale()));
}
