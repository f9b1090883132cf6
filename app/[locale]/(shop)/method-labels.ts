import "server-only";
import { getTranslations } from "next-intl/server";
import { getRuntime } from "#lib/runtime.ts";
import { offeredMethods } from "#lib/usecases/offered-methods.ts";

/** What every way to pay is called, in the order of the form and in the language of the page. */
export async function listMethodLabels(): Promise<string[]> {
  const [payment, methods] = await Promise.all([getTranslations("payment"), getRuntime().then(offeredMethods)]);
  return methods.map(({ code }) => payment(`${code}.label`));
}
