import "server-only";
import { cache } from "react";
import type { StaffMember } from "#lib/ports.ts";
import { getRuntime, type Runtime } from "#lib/runtime.ts";
import { DEMO_STAFF_PREFIX } from "#lib/usecases/sign-in.ts";
import { readSessionCookie } from "./session-cookie.ts";

export interface OpenSession {
  id: string;
  member: StaffMember;
}

/** Who is signed in, asked of the database once per request; null for everybody else. */
export const readSession = cache(async (): Promise<OpenSession | null> => {
  const runtime = await getRuntime();
  const token = await readSessionCookie(runtime);
  return token === null ? null : findOpenSession(runtime, token.sessionId);
});

/** The session as it is now, with the role its owner has now. */
export async function findOpenSession(
  { staff, config }: Pick<Runtime, "staff" | "config">,
  id: string,
): Promise<OpenSession | null> {
  const member = await staff.findSession(id, config.signIn.idleSeconds);
  if (member === null) return null;
  // A database that was a demo's once must not open a real shop.
  if (config.mode === "live" && member.id.startsWith(DEMO_STAFF_PREFIX)) return null;
  return { id, member };
}
