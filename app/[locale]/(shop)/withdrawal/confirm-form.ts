import "server-only";
import { isCrowded } from "#lib/admission.ts";
import { getRuntime } from "#lib/runtime.ts";
import { declareWithdrawal } from "#lib/usecases/declare-withdrawal.ts";
import { logActionFailure } from "../../log-action-failure.ts";

/** Declares the draft; the token is the right to do so. @returns where the customer goes on, a path without language */
export async function confirmForm(form: FormData): Promise<string> {
  const token = String(form.get("token") ?? "");
  const page = `/withdrawal/${encodeURIComponent(token)}`;
  try {
    const runtime = await getRuntime();
    const declared = await runtime.doors.actions.enter(() => declareWithdrawal(runtime, token));
    return declared === null ? "/withdrawal?problem=gone" : page;
  } catch (error) {
    if (!isCrowded(error)) await logActionFailure("confirmWithdrawal", error);
    return `${page}?problem=failed`;
  }
}
