import type { StoredTransaction } from "./state.ts";

/** Where the browser goes from the hosted page; null: it stays there. */
export interface ReturnAddresses {
  success: string | null;
  error: string | null;
  /** null: the page offers no abort */
  abort: string | null;
}

/**
 * Return addresses of a deal by the provider's fallback rules (§3.1.4, D): without an abort address the error address
 * serves, and without either no abort is offered. Anything but http(s) is treated as not given.
 */
export function getReturnAddresses({ applicationContext }: StoredTransaction): ReturnAddresses {
  const { url_success, url_error, url_abort } = applicationContext.return_urls ?? {};
  const error = toWebUrl(url_error);
  return { success: toWebUrl(url_success), error, abort: toWebUrl(url_abort) ?? error };
}

/** Origins the page may send its form's answer to, and be framed by, as sources of a content security policy. */
export function listReturnSources(addresses: ReturnAddresses): string[] {
  const urls = [addresses.success, addresses.error, addresses.abort].filter((url) => url !== null);
  // an IPv6 address cannot be spelled as a source
  const sources = urls.map((url) => new URL(url)).map((url) => (url.host.startsWith("[") ? url.protocol : url.origin));
  return [...new Set(sources)];
}

function toWebUrl(text: string | undefined): string | null {
  if (text === undefined || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
}
