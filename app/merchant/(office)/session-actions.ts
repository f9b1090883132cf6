"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { toOfficePath } from "#lib/auth/office-path.ts";
import { requireSameOrigin } from "#lib/auth/same-origin.ts";
import { readSession } from "#lib/auth/session.ts";
import { cookieOptions, deleteSessionCookie } from "#lib/auth/session-cookie.ts";
import { isLocale, OFFICE_LOCALE_COOKIE } from "#lib/i18n/paths.ts";
import { getRuntime } from "#lib/runtime.ts";

export async function signOutAction(): Promise<void> {
  await leave("here");
}

/** Ends every session of whoever asks, on all machines. */
export async function signOutEverywhereAction(): Promise<void> {
  await leave("everywhere");
}

/** Another language for the back office, on this machine. */
export async function chooseOfficeLocaleAction(form: FormData): Promise<void> {
  await requireSameOrigin();
  const { config } = await getRuntime();
  const locale = String(form.get("locale"));
  if (isLocale(locale)) (await cookies()).set(OFFICE_LOCALE_COOKIE, locale, cookieOptions(config, 365 * 24 * 60 * 60));
  redirect(toOfficePath(form.get("to")));
}

async function leave(where: "here" | "everywhere"): Promise<void> {
  await requireSameOrigin();
  const runtime = await getRuntime();
  const session = await readSession();
  if (session !== null) {
    const { id: staffId, name } = session.member;
    const entry = { actor: { staffId, name }, action: "staff.signedOut" as const, detail: { where } };
    if (where === "here") await runtime.staff.endSession(session.id, entry);
    else await runtime.staff.endSessions(staffId, entry);
  }
  await deleteSessionCookie(runtime);
  redirect("/merchant/sign-in?out=1");
}
