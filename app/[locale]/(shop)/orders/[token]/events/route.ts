import { getRuntime } from "#lib/runtime.ts";
import { openEventStream } from "../../../../../event-stream.ts";

export const dynamic = "force-dynamic";

/** That something changed about an order, for whoever has its key; 404 for everybody else. */
export async function GET(request: Request, context: { params: Promise<{ token: string }> }): Promise<Response> {
  const runtime = await getRuntime();
  const order = await runtime.orders.findByToken((await context.params).token);
  if (order === null) return new Response("not found", { status: 404, headers: { "cache-control": "no-store" } });
  if (request.method === "HEAD") return new Response(null, { headers: { "cache-control": "no-store" } });
  // For pages to which no stream gets through.
  if (request.headers.get("accept")?.startsWith("application/json")) {
    return Response.json({ version: order.version }, { headers: { "cache-control": "private, no-store" } });
  }
  return openEventStream(runtime, request, { orderId: order.id, mayGoOn: async () => true });
}
