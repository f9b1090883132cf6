import "server-only";
import { headers } from "next/headers";
import { PATH_HEADER } from "#lib/i18n/paths.ts";

/** Path and query of the address asked for, as proxy.ts noted it; "/" where the proxy was not asked. */
export async function readRequestPath(): Promise<string> {
  return (await headers()).get(PATH_HEADER) ?? "/";
}
