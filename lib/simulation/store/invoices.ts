import type { IssuedDocument } from "#lib/domain/next-document.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import type { Invoices } from "#lib/ports.ts";
import type { AtOnce, Tables } from "./tables.ts";

/** As `lib/store/invoice-store.ts`: number and document are one moment. */
export function createInvoiceTable(tables: Tables): AtOnce<Invoices> {
  const ofOrder = (orderId: string): IssuedDocument[] => tables.invoices.get(orderId) ?? [];
  return {
    ofOrder,
    issue(orderId, next) {
      const order = tables.orders.get(orderId)?.order;
      if (order === undefined) throw new Error(`order ${orderId} does not exist`);
      const issued = [...ofOrder(orderId)];
      const now = new Date(tables.now());
      const issuedOn = toBerlinDay(now);
      for (let draft = next(order, issued, now); draft !== null; draft = next(order, issued, now)) {
        tables.lastDocument += 1;
        const number = `${draft.prefix}-${tables.lastDocument}`;
        const { key, covers, document } = draft;
        if (issued.some((entry) => entry.key === key)) throw new Error(`order ${order.number} has a document ${key}`);
        issued.push({
          number,
          key,
          covers,
          kind: document.kind,
          issuedAt: now,
          document: { ...document, number, issuedOn },
        });
      }
      tables.invoices.set(orderId, issued);
      return issued;
    },
    file: () => null,
    archive: (_number, _form, content) => ({ content, hash: "" }),
  };
}
