import { getRuntime } from "#lib/runtime.ts";
import { noDocument, sendDocument } from "../../../../../document-response.ts";

export const dynamic = "force-dynamic";

/** The invoice of an order, for whoever has its key; 404 while there is none. */
export async function GET(_request: Request, context: { params: Promise<{ token: string }> }): Promise<Response> {
  const { orders, invoices } = await getRuntime();
  const order = await orders.findByToken((await context.params).token);
  if (order === null) return noDocument();
  const invoice = (await invoices.ofOrder(order.id)).find(({ kind }) => kind === "invoice");
  return invoice === undefined ? noDocument() : sendDocument(invoice, "pdf");
}
