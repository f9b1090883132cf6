"use server";

import { redirect } from "next/navigation";
import { submitHandOver } from "./submit-hand-over.ts";

/** "Übergabe eintragen". */
export async function handOverAction(form: FormData): Promise<void> {
  redirect(await submitHandOver(form));
}
