"use server";

import { redirect } from "next/navigation";
import { submitShipInstead } from "./submit-ship-instead.ts";

/** "Auf Versand umstellen". */
export async function shipInsteadAction(form: FormData): Promise<void> {
  redirect(await submitShipInstead(form));
}
