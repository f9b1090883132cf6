import { isCrowded } from "#lib/admission.ts";
import { log } from "#lib/log.ts";
import { REQUEST_ID_HEADER } from "#lib/request-id.ts";
import { getRuntime } from "#lib/runtime.ts";
import { receivePush } from "#lib/usecases/receive-push.ts";
import { readLimitedText } from "../../../limited-body.ts";

export const dynamic = "force-dynamic";

/** Status callback of the provider: stored, then answered; what it is about is read from the provider afterwards. */
export async function POST(request: Request, context: { params: Promise<{ pushToken: string }> }): Promise<Response> {
  const { pushToken } = await context.params;
  if (!request.headers.get("content-type")?.toLowerCase().startsWith("application/json")) {
    return new Response("expects application/json", { status: 415 });
  }
  try {
    const runtime = await getRuntime();
    const body = await readLimitedText(request, runtime.config.pushBodyBytes);
    if (body === null) return new Response("too large", { status: 413 });
    // A NUL cannot be stored as text; it has no place in JSON anyway.
    const text = body.replaceAll("\0", "");
    const outcome = await runtime.doors.pushes.enter(() => receivePush(runtime, pushToken, text));
    return outcome === "stored" ? new Response("ok") : new Response("not found", { status: 404 });
  } catch (error) {
    const isTurnedAway = isCrowded(error);
    if (isTurnedAway) log.warn("push turned away: too many at once");
    else log.error({ request: request.headers.get(REQUEST_ID_HEADER), err: error }, "push could not be stored");
    return new Response("try again later", { status: 503, headers: { "retry-after": isTurnedAway ? "5" : "60" } });
  }
}
