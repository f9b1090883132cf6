import "server-only";
import { cookies } from "next/headers";
import { cookieOptions, nameCookie } from "#lib/auth/session-cookie.ts";
import type { Runtime } from "#lib/runtime.ts";
import { openSealed, seal } from "#lib/seal.ts";

/** The form as it was typed, the password excepted, and what is wrong with it; kept over one redirect. */
export interface TypedStaff {
  wish: string;
  name: string;
  email: string;
  role: string;
  problems: ("name" | "email" | "role" | "password" | "taken")[];
}

const SECONDS = 60;

/** @param typed null forgets it */
export async function writeTypedStaff({ config }: Runtime, typed: TypedStaff | null): Promise<void> {
  const value = typed === null ? "" : seal(config.authSecret, JSON.stringify({ staff: typed }));
  (await cookies()).set(nameCookie(config, "office-staff"), value, cookieOptions(config, typed === null ? 0 : SECONDS));
}

export async function readTypedStaff({ config }: Runtime): Promise<TypedStaff | null> {
  const value = (await cookies()).get(nameCookie(config, "office-staff"))?.value;
  const text = value === undefined || value === "" ? null : openSealed(config.authSecret, value);
  return text === null ? null : ((JSON.parse(text) as { staff?: TypedStaff }).staff ?? null);
}
