import { getRuntime } from "#lib/runtime.ts";

export const dynamic = "force-dynamic";

/** The shop can sell: its database answers. */
export async function GET(): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    const runtime = await getRuntime();
    await runtime.ping();
    return Response.json({ status: "ready", database: runtime.engine }, { headers });
  } catch {
    return Response.json({ status: "not ready" }, { status: 503, headers: { ...headers, "retry-after": "5" } });
  }
}
