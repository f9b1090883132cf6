"use server";

import { redirect } from "next/navigation";
import { submitDelivery } from "./submit-delivery.ts";

/** "Versand eintragen" below what will happen. */
export async function deliverAction(form: FormData): Promise<void> {
  redirect(await submitDelivery(form));
}
