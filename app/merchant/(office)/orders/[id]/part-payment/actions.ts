"use server";

import { redirect } from "next/navigation";
import { submitPart } from "./submit-part.ts";

/** "… eintragen", below what is left to be paid then. */
export async function enterPartAction(form: FormData): Promise<void> {
  redirect(await submitPart(form));
}
