import { LOCALES, type Locale } from "#lib/domain/money.ts";

/** Request header in which proxy.ts tells the pages the address asked for, path and query. */
export const PATH_HEADER = "x-shop-path";

/** In which the back office remembers its language. */
export const OFFICE_LOCALE_COOKIE = "office-locale";

/** "/cart" → "/cart" in German, "/en/cart" in English. Expects a path without language prefix. */
export function toLocalePath(path: string, locale: Locale): string {
  if (locale === "de") return path;
  if (path === "/" || path.startsWith("/#") || path.startsWith("/?")) return `/en${path.slice(1)}`;
  return `/en${path}`;
}

/** The same page in another language, whichever language the given address is in. */
export function toPathInLocale(address: string, locale: Locale): string {
  const bare = address.replace(/^\/en(?=$|[/?#])/, "");
  // One slash at the front and no more: "//host" would lead to another house.
  return toLocalePath(`/${bare.replace(/^[/\\]+/, "")}`, locale);
}

/** Narrows the `[locale]` segment, which may be any text somebody typed. */
export function isLocale(value: string): value is Locale {
  return (LOCALES as readonly string[]).includes(value);
}
