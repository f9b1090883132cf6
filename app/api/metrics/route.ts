import { createHash, timingSafeEqual } from "node:crypto";
import { getRuntime } from "#lib/runtime.ts";

export const dynamic = "force-dynamic";

const HEADERS = { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" };

/** What the shop's work looks like in numbers, for a monitoring program. 503 without the database, with what is known then. */
export async function GET(request: Request): Promise<Response> {
  const runtime = await getRuntime().catch(() => null);
  if (runtime === null) return new Response("storefront_database_up 0\n", { status: 503, headers: HEADERS });
  const refusal = judgeCaller(request, runtime.config);
  if (refusal !== null) return refusal;
  const { isWhole, text } = await runtime.metrics.read();
  return new Response(text, { status: isWhole ? 200 : 503, headers: HEADERS });
}

/** Without a token the address does not exist in a live shop: backlogs are nobody else's business. */
function judgeCaller(
  request: Request,
  { metricsToken, mode }: { metricsToken: string | null; mode: string },
): Response | null {
  if (metricsToken === null) return mode === "live" ? new Response("not found", { status: 404 }) : null;
  const given = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  if (timingSafeEqual(digest(given), digest(metricsToken))) return null;
  return new Response("a token is needed", { status: 401, headers: { "www-authenticate": "Bearer" } });
}

/** Of one length, whatever was sent. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
