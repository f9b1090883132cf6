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
