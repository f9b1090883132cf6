import { useLocale, useTranslations } from "next-intl";
import { splitAge } from "./split-age.ts";

/** How long ago something was, in words; the moment itself is in the title. */
export function OrderAge({ at, now }: { at: Date; now: Date }) {
  const t = useTranslations("office.age");
  const exact = new Intl.DateTimeFormat(useLocale() === "de" ? "de-DE" : "en-GB", {
    ...{ dateStyle: "full", timeStyle: "short", timeZone: "Europe/Berlin" },
  });
  const { unit, count } = splitAge((now.getTime() - at.getTime()) / 1000);
  return (
    <time dateTime={at.toISOString()} title={exact.format(at)}>
      {unit === "minutes" && count === 0 ? t("now") : t(unit, { count })}
    </time>
  );
}
