"use server";

import { redirect } from "next/navigation";
import { submitCancel } from "./submit-cancel.ts";

/** "Bestellung stornieren", below what will happen. */
export async function cancelAction(form: FormData): Promise<void> {
  redirect(await submitCancel(form));
}
