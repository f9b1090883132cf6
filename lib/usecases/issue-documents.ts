import { type IssuedDocument, nextDocument } from "#lib/domain/next-document.ts";
import { documentTerms } from "#lib/payments/document-terms.ts";
import type { Deps } from "./deps.ts";

/** Issues what an order wants and does not have: its invoice, corrections, a cancellation. All it has then, oldest first. */
export async function issueDocuments(
  { invoices, shop }: Pick<Deps, "invoices" | "shop">,
  orderId: string,
): Promise<IssuedDocument[]> {
  const profile = await shop.profile();
  return invoices.issue(orderId, (order, issued, now) =>
    nextDocument(order, issued, documentTerms(order, profile), now),
  );
}
