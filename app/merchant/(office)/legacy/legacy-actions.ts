"use server";

import { redirect } from "next/navigation";
import { submitCancel, submitReport } from "./submit-legacy.ts";

/** "Stornieren", on the page that says what will happen. */
export async function cancelLegacyAction(form: FormData): Promise<void> {
  redirect(await submitCancel(form));
}

/** "Versand melden". */
export async function reportLegacyAction(form: FormData): Promise<void> {
  redirect(await submitReport(form));
}
