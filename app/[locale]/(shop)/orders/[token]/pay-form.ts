import "server-only";
import { isCrowded } from "#lib/admission.ts";
import { getRuntime } from "#lib/runtime.ts";
import { payOtherwise } from "#lib/usecases/pay-otherwise.ts";
import { logActionFailure } from "../../../log-action-failure.ts";

/**
 * "Mit Vorkasse bezahlen" on an order that was refused; the token is the right to do so. Open in maintenance as well.
 * @returns where the customer goes on, a path without language
 */
export async function payForm(form: FormData): Promise<string> {
  const token = String(form.get("token") ?? "");
  const problem = await tryToPay(token);
  const page = `/orders/${encodeURIComponent(token)}`;
  return problem === null ? page : `${page}?problem=${problem}`;
}

async function tryToPay(token: string): Promise<"short" | "failed" | "crowded" | null> {
  try {
    const runtime = await getRuntime();
    return (await runtime.doors.actions.enter(() => payOtherwise(runtime, token))) ? null : "short";
  } catch (error) {
    if (isCrowded(error)) return "crowded";
    await logActionFailure("payOtherwise", error);
    return "failed";
  }
}
