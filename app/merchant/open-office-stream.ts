import "server-only";
import { admitMerchant } from "#lib/auth/require-merchant.ts";
import { findOpenSession, readSession } from "#lib/auth/session.ts";
import { getRuntime } from "#lib/runtime.ts";
import { openEventStream } from "../event-stream.ts";

/** A stream for whoever is signed in, for as long as the session is open. @param orderId null for every order */
export async function openOfficeStream(request: Request, orderId: string | null): Promise<Response> {
  const actor = await admitMerchant("view");
  if (actor instanceof Response) return actor;
  const [runtime, session] = await Promise.all([getRuntime(), readSession()]);
  // Asked for its head alone, a stream would never end.
  if (request.method === "HEAD") return new Response(null, { headers: { "cache-control": "no-store" } });
  const mayGoOn = async () => session !== null && (await findOpenSession(runtime, session.id)) !== null;
  return openEventStream(runtime, request, { orderId, mayGoOn });
}
