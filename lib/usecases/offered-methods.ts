import { type MethodRecord, PAYMENT_METHODS } from "#lib/payments/index.ts";
import type { ShopSettings } from "#lib/ports.ts";

/** What customers can choose: a method that takes money from an account only where the merchant has a mandate text. */
export async function offeredMethods({ shop }: { shop: ShopSettings }): Promise<readonly MethodRecord[]> {
  const terms = await shop.mandateTerms();
  return PAYMENT_METHODS.filter(({ needsMandate }) => !needsMandate || terms !== null);
}
