import { defineRouting } from "next-intl/routing";
import { LOCALES } from "#lib/domain/money.ts";

/** German lives at the root, English under /en; the address alone decides, never a cookie or a header. */
export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: "de",
  localePrefix: "as-needed",
  localeDetection: false,
  localeCookie: false,
  alternateLinks: false,
});
