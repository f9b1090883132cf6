import "server-only";
import { getTranslations } from "next-intl/server";
import { PAYMENT_METHODS } from "#lib/payments/index.ts";

/** What every way to pay is called, in the order of the form and in the language of the page. */
export async function listMethodLabels(): Promise<string[]> {
  const payment = await getTranslations("payment");
  return PAYMENT_METHODS.map(({ code }) => payment(`${code}.label`));
}
