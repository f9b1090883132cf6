import "server-only";
import { cookies } from "next/headers";
import { cookieOptions, nameCookie } from "#lib/auth/session-cookie.ts";
import type { Runtime } from "#lib/runtime.ts";
import { openSealed, seal } from "#lib/seal.ts";

/** What went wrong, with the address as it was typed; kept over one redirect. */
export interface SignInNote {
  problem: "wrong" | "tooMany" | "origin";
  seconds?: number;
  email: string;
}

const SECONDS = 60;

export async function writeSignInNote({ config }: Runtime, note: SignInNote | null): Promise<void> {
  const options = { ...cookieOptions(config, note === null ? 0 : SECONDS) };
  const value = note === null ? "" : seal(config.authSecret, JSON.stringify(note));
  (await cookies()).set(nameCookie(config, "office-note"), value, options);
}

export async function readSignInNote({ config }: Runtime): Promise<SignInNote | null> {
  const value = (await cookies()).get(nameCookie(config, "office-note"))?.value;
  const text = value === undefined || value === "" ? null : openSealed(config.authSecret, value);
  return text === null ? null : (JSON.parse(text) as SignInNote);
}
