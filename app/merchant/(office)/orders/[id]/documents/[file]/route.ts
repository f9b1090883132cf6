import { admitMerchant } from "#lib/auth/require-merchant.ts";
import { getRuntime } from "#lib/runtime.ts";
import { findDocument } from "../../../../../../document-response.ts";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ id: string; file: string }>;
}

/** One document of an order by its number, for people of the shop. */
export async function GET(_request: Request, context: Context): Promise<Response> {
  const actor = await admitMerchant("view");
  if (actor instanceof Response) return actor;
  const { id, file } = await context.params;
  const { invoices } = await getRuntime();
  return findDocument(await invoices.ofOrder(id), file);
}
