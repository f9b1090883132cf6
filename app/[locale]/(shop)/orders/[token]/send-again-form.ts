import "server-only";
import { z } from "zod";
import { isCrowded } from "#lib/admission.ts";
import { getRuntime } from "#lib/runtime.ts";
import { type SendAgainOutcome, sendAgain } from "#lib/usecases/send-again.ts";
import { logActionFailure } from "../../../log-action-failure.ts";

const Form = z.object({ token: z.string(), wish: z.uuid() });

/** Has the confirmation sent once more; the token is the right to do so. @returns where it is told, a path without language */
export async function sendAgainForm(form: FormData): Promise<string> {
  const read = Form.safeParse(Object.fromEntries(form));
  const token = read.data?.token ?? "";
  const outcome = read.success ? await tryToSend(token, read.data.wish) : "none";
  return `/orders/${encodeURIComponent(token)}?mail=${outcome}`;
}

async function tryToSend(token: string, wishId: string): Promise<SendAgainOutcome | "failed" | "crowded"> {
  try {
    const runtime = await getRuntime();
    return await runtime.doors.actions.enter(() => sendAgain(runtime, token, wishId));
  } catch (error) {
    if (isCrowded(error)) return "crowded";
    await logActionFailure("sendAgain", error);
    return "failed";
  }
}
