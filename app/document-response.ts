import type { IssuedDocument } from "#lib/domain/next-document.ts";
import type { DocumentForm } from "#lib/ports.ts";
import { getRuntime } from "#lib/runtime.ts";
import { documentFile, formsOf } from "#lib/usecases/document-file.ts";

const TYPES: Record<DocumentForm, string> = { pdf: "application/pdf", xml: "application/xml; charset=utf-8" };

/** The same answer for what is missing, what is another customer's and what never was. */
export function noDocument(): Response {
  return new Response("not found", { status: 404, headers: { "cache-control": "private, no-store" } });
}

/** @param file "RE-2026-00017.pdf", of these documents; 404 for any other */
export async function findDocument(documents: readonly IssuedDocument[], file: string): Promise<Response> {
  const [, number, form] = /^(.+)\.(pdf|xml)$/.exec(file) ?? [];
  const issued = documents.find((entry) => entry.number === number);
  if (issued === undefined || !formsOf(issued).includes(form as DocumentForm)) return noDocument();
  return sendDocument(issued, form as DocumentForm);
}

/** From the archive; shown by browsers that can, and never kept by any cache between. */
export async function sendDocument(issued: IssuedDocument, form: DocumentForm): Promise<Response> {
  const content = await documentFile(await getRuntime(), issued, form);
  return new Response(new Uint8Array(content), {
    headers: {
      "content-type": TYPES[form],
      "content-disposition": `${form === "pdf" ? "inline" : "attachment"}; filename="${issued.number}.${form}"`,
      "content-length": String(content.byteLength),
      "cache-control": "private, no-store",
      "x-robots-tag": "noindex",
      "referrer-policy": "no-referrer",
    },
  });
}
