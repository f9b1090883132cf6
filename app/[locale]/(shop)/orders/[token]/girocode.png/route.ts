import { renderGirocodePng } from "#lib/documents/girocode-image.ts";
import { paymentInstructions } from "#lib/payments/instructions.ts";
import { getRuntime } from "#lib/runtime.ts";

export const dynamic = "force-dynamic";

/** The girocode as a picture, for banking apps that read images; 404 while there is nothing to transfer. */
export async function GET(_request: Request, context: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await context.params;
  const { orders, shop } = await getRuntime();
  const order = await orders.findByToken(token);
  const girocode = order === null ? null : (paymentInstructions(order, await shop.profile())?.girocode ?? null);
  if (order === null || girocode === null) return new Response("not found", { status: 404 });
  return new Response(new Uint8Array(await renderGirocodePng(girocode)), {
    headers: {
      "content-type": "image/png",
      "content-disposition": `inline; filename="girocode-${order.number}.png"`,
      "cache-control": "private, no-store",
      "x-robots-tag": "noindex",
    },
  });
}
