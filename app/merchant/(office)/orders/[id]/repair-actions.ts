"use server";

import { redirect } from "next/navigation";
import { submitRepair } from "./submit-repair.ts";

/** "Noch einmal melden" at a delivery whose report the provider refused. */
export async function reportAgainAction(form: FormData): Promise<void> {
  redirect(await submitRepair("reportAgain", form));
}
