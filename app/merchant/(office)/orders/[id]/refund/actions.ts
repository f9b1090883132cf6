"use server";

import { redirect } from "next/navigation";
import { submitRefund } from "./submit-refund.ts";

/** "… erstatten", below what will happen. */
export async function refundAction(form: FormData): Promise<void> {
  redirect(await submitRefund(form));
}
