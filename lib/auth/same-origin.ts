import "server-only";
import { headers } from "next/headers";
import { getRuntime } from "#lib/runtime.ts";

/** A change that another site, or no site that says so, asked for; nothing was done. */
export class ForeignOrigin extends Error {
  override name = "ForeignOrigin";
}

/**
 * The framework lets a missing Origin through; here a change needs one, and it is the shop's own.
 * @throws ForeignOrigin
 */
export async function requireSameOrigin(): Promise<void> {
  const { config } = await getRuntime();
  if (!isSameOrigin((await headers()).get("origin"), config.shopUrl)) throw new ForeignOrigin("not from this shop");
}

export function isSameOrigin(origin: string | null, shopUrl: string): boolean {
  return origin !== null && origin === new URL(shopUrl).origin;
}
