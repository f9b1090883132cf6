import { isForBusiness } from "#lib/domain/invoice.ts";
import type { IssuedDocument } from "#lib/domain/next-document.ts";
import type { DocumentForm } from "#lib/ports.ts";
import type { Deps } from "./deps.ts";

/** Consumers get the page alone. */
export function formsOf({ document }: IssuedDocument): DocumentForm[] {
  return isForBusiness(document) ? ["pdf", "xml"] : ["pdf"];
}

/**
 * The archived bytes of a document; drawn and archived now where nobody has yet. Two who draw it at once draw the same, and
 * what is kept first is what both get.
 */
export async function documentFile(
  { invoices, drawDocument }: Pick<Deps, "invoices" | "drawDocument">,
  { number, document }: IssuedDocument,
  form: DocumentForm,
): Promise<Uint8Array> {
  const kept = await invoices.file(number, form);
  if (kept !== null) return kept.content;
  return (await invoices.archive(number, form, await drawDocument(document, form))).content;
}
