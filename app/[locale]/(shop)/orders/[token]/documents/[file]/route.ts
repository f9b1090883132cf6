import { getRuntime } from "#lib/runtime.ts";
import { findDocument, noDocument } from "../../../../../../document-response.ts";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ token: string; file: string }>;
}

/** One document of an order by its number, as PDF or, for business customers, as XRechnung. */
export async function GET(_request: Request, context: Context): Promise<Response> {
  const { token, file } = await context.params;
  const { orders, invoices } = await getRuntime();
  const order = await orders.findByToken(token);
  return order === null ? noDocument() : findDocument(await invoices.ofOrder(order.id), file);
}
