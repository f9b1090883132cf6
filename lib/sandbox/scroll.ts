import { ProviderError } from "./provider-error.ts";

/** Where a reader of a long list stands. Everything is in the id itself, so that nothing has to be kept. */
export interface Scroll {
  /** the first call's query */
  query: string;
  offset: number;
  /** only objects this old are seen, so that pages do not shift */
  before: number;
  lifetime: number;
  expires: number;
}

export function writeScroll(scroll: Scroll): string {
  return Buffer.from(JSON.stringify(scroll)).toString("base64url");
}

/** @throws ProviderError ProductNotFoundException for an id that is none of ours or has expired */
export function readScroll(id: string, now: number): Scroll {
  let scroll: Partial<Scroll> = {};
  try {
    scroll = JSON.parse(Buffer.from(id, "base64url").toString()) as Partial<Scroll>;
  } catch {}
  const { query, offset, before, lifetime, expires } = scroll;
  const isOurs = typeof query === "string" && [offset, before, lifetime, expires].every(Number.isFinite);
  if (!isOurs || (expires ?? 0) < now) {
    throw new ProviderError("ProductNotFoundException", "scroll_id is unknown or has expired");
  }
  return scroll as Scroll;
}
