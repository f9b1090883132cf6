"use server";

import { redirect } from "next/navigation";
import { addStaff, changeStaff, endStaffSessions } from "./submit-staff.ts";

export async function addStaffAction(form: FormData): Promise<void> {
  redirect(await addStaff(form));
}

/** Another role, or locked and unlocked. */
export async function changeStaffAction(form: FormData): Promise<void> {
  redirect(await changeStaff(form));
}

export async function endStaffSessionsAction(form: FormData): Promise<void> {
  redirect(await endStaffSessions(form));
}
