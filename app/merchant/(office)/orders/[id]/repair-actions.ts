"use server";

import { redirect } from "next/navigation";
import { submitRepair } from "./submit-repair.ts";

/** "Noch einmal melden" at a delivery whose report the provider refused. */
export async function reportAgainAction(form: FormData): Promise<void> {
  redirect(await submitRepair("reportAgain", form));
}

/** "Noch einmal versuchen" at a refund the provider refused. */
export async function retryRefundAction(form: FormData): Promise<void> {
  redirect(await submitRepair("retryRefund", form));
}

/** "Verwerfen" at a refund the provider refused. */
export async function dropRefundAction(form: FormData): Promise<void> {
  redirect(await submitRepair("dropRefund", form));
}

/** "Noch einmal senden" at a mail. */
export async function sendMailAction(form: FormData): Promise<void> {
  redirect(await submitRepair("sendMail", form));
}

/** "Noch einmal versuchen" at work that was put aside. */
export async function tryJobAction(form: FormData): Promise<void> {
  redirect(await submitRepair("tryJob", form));
}
