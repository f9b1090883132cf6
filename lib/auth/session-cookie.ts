import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import type { Runtime } from "#lib/runtime.ts";
import { openSealed, seal } from "#lib/seal.ts";

/** What the browser holds: which session, and nothing about what its owner may do. */
export interface SessionToken {
  sessionId: string;
}

const KNOWN_DAYS = 180;

/** `__Host-` where there is HTTPS, so that no other host and no plain connection can set it. */
export function nameCookie(config: Pick<Runtime["config"], "shopUrl">, name: string): string {
  return isSecure(config) ? `__Host-${name}` : name;
}

export function isSecure({ shopUrl }: Pick<Runtime["config"], "shopUrl">): boolean {
  return shopUrl.startsWith("https:");
}

export function sessionCookieName(config: Pick<Runtime["config"], "shopUrl">): string {
  return nameCookie(config, "office-session");
}

export async function writeSessionCookie({ config }: Pick<Runtime, "config">, sessionId: string): Promise<void> {
  const maxAge = config.signIn.sessionSeconds;
  const value = await encode({ token: { sid: sessionId }, secret: config.authSecret, maxAge });
  (await cookies()).set(sessionCookieName(config), value, cookieOptions(config, maxAge));
}

export async function deleteSessionCookie({ config }: Pick<Runtime, "config">): Promise<void> {
  (await cookies()).set(sessionCookieName(config), "", cookieOptions(config, 0));
}

/** The session the browser claims to have, or null; whether it is open is known to the database alone. */
export async function readSessionCookie({ config }: Pick<Runtime, "config">): Promise<SessionToken | null> {
  const value = (await cookies()).get(sessionCookieName(config))?.value;
  if (value === undefined) return null;
  try {
    const token = await decode({ token: value, secret: config.authSecret });
    return typeof token?.sid === "string" ? { sessionId: token.sid } : null;
  } catch {
    // Over, changed, or made with another secret.
    return null;
  }
}

/** Marks this browser as one that was in before: see `signIn`. */
export async function writeKnownCookie({ config }: Pick<Runtime, "config">, email: string): Promise<void> {
  const value = seal(config.authSecret, JSON.stringify({ known: email }));
  (await cookies()).set(nameCookie(config, "office-known"), value, cookieOptions(config, KNOWN_DAYS * 24 * 60 * 60));
}

export async function readKnownCookie({ config }: Pick<Runtime, "config">): Promise<string | null> {
  const value = (await cookies()).get(nameCookie(config, "office-known"))?.value;
  const text = value === undefined ? null : openSealed(config.authSecret, value);
  if (text === null) return null;
  const { known } = JSON.parse(text) as { known?: unknown };
  return typeof known === "string" ? known : null;
}

export function cookieOptions(config: Pick<Runtime["config"], "shopUrl">, maxAge: number) {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure(config), maxAge } as const;
}
