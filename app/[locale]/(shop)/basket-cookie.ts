import "server-only";
import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";

const isSecure = process.env.SHOP_URL?.startsWith("https:") ?? false;
/** The `__Host-` prefix makes the browser itself insist on Secure, path "/" and this one host. */
const COOKIE_NAME = isSecure ? "__Host-basket" : "basket";
const MONTH_IN_SECONDS = 30 * 24 * 60 * 60;

/** 128 random bits, URL-safe, 22 characters. */
export function createBasketId(): string {
  return randomBytes(16).toString("base64url");
}

/** The visitor's basket id, or null when there is none or somebody made one up in another form. */
export async function readBasketId(): Promise<string | null> {
  const value = (await cookies()).get(COOKIE_NAME)?.value ?? "";
  return /^[A-Za-z0-9_-]{22}$/.test(value) ? value : null;
}

/** Only in server actions and route handlers: pages cannot set cookies. */
export async function writeBasketId(id: string): Promise<void> {
  (await cookies()).set(COOKIE_NAME, id, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: isSecure,
    maxAge: MONTH_IN_SECONDS,
  });
}
