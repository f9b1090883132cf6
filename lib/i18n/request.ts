import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { MESSAGES } from "./messages.ts";
import { isLocale, OFFICE_LOCALE_COOKIE } from "./paths.ts";
import { routing } from "./routing.ts";

/** The shop's language stands in its addresses; the back office has none there, and remembers it in a cookie. */
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = (await requestLocale) ?? (await cookies()).get(OFFICE_LOCALE_COOKIE)?.value ?? "";
  const locale = isLocale(requested) ? requested : routing.defaultLocale;
  return { locale, messages: MESSAGES[locale], timeZone: "Europe/Berlin" };
});
