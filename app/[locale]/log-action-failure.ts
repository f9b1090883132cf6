import "server-only";
import { headers } from "next/headers";
import { log } from "#lib/log.ts";
import { REQUEST_ID_HEADER } from "#lib/request-id.ts";

/** One line that can be found by the id of the request; what an error may say there is up to the log (lib/safe-error.ts). */
export async function logActionFailure(action: string, error: unknown): Promise<void> {
  const request = (await headers()).get(REQUEST_ID_HEADER);
  log.error({ action, request, err: error }, "action failed");
}
