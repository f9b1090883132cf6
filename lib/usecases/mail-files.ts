import type { IssuedDocument } from "#lib/domain/next-document.ts";
import type { Order } from "#lib/domain/order.ts";
import type { MailAttachment, MailKey } from "#lib/ports.ts";
import type { Deps } from "./deps.ts";
import { documentFile } from "./document-file.ts";
import { issueDocuments } from "./issue-documents.ts";

/** The document a mail brings: the invoice with the last goods or with the money, and what takes it back with its news. */
export async function mailFiles(deps: Deps, order: Order, key: MailKey): Promise<MailAttachment[]> {
  if (!["dispatched", "paymentReceived", "refunded", "cancelled"].includes(key.event)) return [];
  const found = findIt(order, key, await issueDocuments(deps, order.id));
  if (found === undefined) return [];
  const content = Buffer.from(await documentFile(deps, found, "pdf"));
  return [{ filename: `${found.number}.pdf`, contentType: "application/pdf", content }];
}

function findIt(
  order: Order,
  { event, about }: MailKey,
  issued: readonly IssuedDocument[],
): IssuedDocument | undefined {
  const byKey = (key: string) => issued.find((entry) => entry.key === key);
  switch (event) {
    case "dispatched": {
      const isLast = order.deliveries.find(({ number }) => number === about)?.isFinal ?? false;
      return isLast ? byKey("invoice") : undefined;
    }
    case "paymentReceived":
      return order.deliveries.some(({ isFinal }) => isFinal) ? undefined : byKey("invoice");
    case "refunded": {
      const refund = order.payment.refunds.find(({ number }) => number === about);
      return refund === undefined ? undefined : byKey(`refund:${refund.id}`);
    }
    default:
      return byKey("end");
  }
}
