import { getRuntime } from "#lib/runtime.ts";
import { shopState } from "#lib/shop-state.ts";

export const dynamic = "force-dynamic";

/** The shop can sell: its database answers, and it has not been asked to stop. */
export async function GET(): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  if (shopState().isDraining) return notReady("stopping", headers);
  try {
    const runtime = await getRuntime();
    await runtime.ping();
    return Response.json({ status: "ready", database: runtime.engine }, { headers });
  } catch {
    return notReady("not ready", headers);
  }
}

function notReady(status: string, headers: Record<string, string>): Response {
  return Response.json({ status }, { status: 503, headers: { ...headers, "retry-after": "5" } });
}
