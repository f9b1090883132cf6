import type { DocumentDraft, IssuedDocument } from "#lib/domain/next-document.ts";
import type { Order } from "#lib/domain/order.ts";

/** What is sent out of a document: the page for people, and the form for machines. */
export type DocumentForm = "pdf" | "xml";

/** As it was archived when it was first made. */
export interface DocumentFile {
  content: Uint8Array;
  /** SHA-256, hexadecimal. */
  hash: string;
}

/** Documents that have been issued; part of `ports.ts`. Nothing of them is ever changed or deleted. */
export interface Invoices {
  /**
   * Issues what `next` asks for until it asks for nothing, in one transaction with the order locked: number and document are
   * kept together or not at all. All documents of the order, oldest first.
   */
  issue(
    orderId: string,
    next: (order: Order, issued: readonly IssuedDocument[], now: Date) => DocumentDraft | null,
  ): Promise<IssuedDocument[]>;
  /** Oldest first. */
  ofOrder(orderId: string): Promise<IssuedDocument[]>;
  file(number: string, form: DocumentForm): Promise<DocumentFile | null>;
  /** Keeps a file unless there is one; what is kept afterwards. */
  archive(number: string, form: DocumentForm, content: Uint8Array): Promise<DocumentFile>;
}
