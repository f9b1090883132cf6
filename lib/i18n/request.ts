import { getRequestConfig } from "next-intl/server";
import { MESSAGES } from "./messages.ts";
import { isLocale } from "./paths.ts";
import { routing } from "./routing.ts";

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = (await requestLocale) ?? "";
  const locale = isLocale(requested) ? requested : routing.defaultLocale;
  return { locale, messages: MESSAGES[locale], timeZone: "Europe/Berlin" };
});
