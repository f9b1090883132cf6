import "server-only";
import { cookies } from "next/headers";
import type { CheckoutState } from "#components/checkout/checkout-state.ts";
import { openSealed, seal } from "#lib/seal.ts";

const isSecure = process.env.SHOP_URL?.startsWith("https:") ?? false;
const COOKIE_NAME = isSecure ? "__Host-typed" : "typed";
const MINUTES = 10;
/** Browsers keep about 4 KB; whoever typed more than that types it again. */
const MAX_LENGTH = 3_800;

/**
 * Keeps a filled-in form over one redirect, where no build of ours could show it in its answer. Sealed: the browser carries it,
 * and only the shop reads it, whichever instance.
 */
export async function writeTypedCookie(secret: string, state: CheckoutState): Promise<void> {
  const value = seal(secret, JSON.stringify(state));
  if (value.length > MAX_LENGTH) return;
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure, maxAge: MINUTES * 60 } as const;
  (await cookies()).set(COOKIE_NAME, value, options);
}

/** What was kept, or null when there is nothing, or it is not ours. */
export async function readTypedCookie(secret: string): Promise<CheckoutState | null> {
  const value = (await cookies()).get(COOKIE_NAME)?.value;
  const text = value === undefined ? null : openSealed(secret, value);
  return text === null ? null : (JSON.parse(text) as CheckoutState);
}
