import "server-only";
import { isCrowded } from "#lib/admission.ts";
import { getRuntime } from "#lib/runtime.ts";
import { switchMethod } from "#lib/usecases/switch-method.ts";
import { logActionFailure } from "../../../log-action-failure.ts";

/**
 * "Anders bezahlen" on an order nothing was paid of; the token is the right to do so. Open in maintenance as well.
 * @returns where the customer goes on, a path without language
 */
export async function switchForm(form: FormData): Promise<string> {
  const token = String(form.get("token") ?? "");
  const problem = await tryToSwitch(token, String(form.get("method") ?? ""));
  const page = `/orders/${encodeURIComponent(token)}`;
  return problem === null ? page : `${page}?switch=${problem}`;
}

async function tryToSwitch(token: string, method: string): Promise<"refused" | "failed" | "crowded" | null> {
  try {
    const runtime = await getRuntime();
    return (await runtime.doors.actions.enter(() => switchMethod(runtime, token, method))) ? null : "refused";
  } catch (error) {
    if (isCrowded(error)) return "crowded";
    await logActionFailure("switchMethod", error);
    return "failed";
  }
}
