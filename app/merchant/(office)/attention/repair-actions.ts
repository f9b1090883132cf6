"use server";

import { redirect } from "next/navigation";
import { submitRepair } from "./submit-repair.ts";

/** "Jetzt nachsehen": the provider is asked. */
export async function lookAction(form: FormData): Promise<void> {
  redirect(await submitRepair("looked", form));
}

/** "Erledigt", with or without a note. */
export async function settleAction(form: FormData): Promise<void> {
  redirect(await submitRepair("settled", form));
}

/** "Noch einmal versuchen" at work that was put aside. */
export async function replayAction(form: FormData): Promise<void> {
  redirect(await submitRepair("replayed", form));
}

/** "Noch einmal senden" at a mail the mail server refused. */
export async function resendAction(form: FormData): Promise<void> {
  redirect(await submitRepair("resent", form));
}

/** "Noch einmal erstatten" at a refund the provider would not make. */
export async function refundAgainAction(form: FormData): Promise<void> {
  redirect(await submitRepair("refunded", form));
}

/** "Noch einmal melden" at a delivery the provider would not take. */
export async function reportAgainAction(form: FormData): Promise<void> {
  redirect(await submitRepair("reported", form));
}
