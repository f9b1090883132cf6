import type { IsoDay } from "#lib/domain/birth-date.ts";
import type { Cents } from "#lib/domain/money.ts";
import { createMailLanguage } from "../mail/mail-language.ts";
import type { Paper } from "./paper.ts";

/** Longest text of a name or reason on paper, in characters; the order keeps all of it. */
const LONGEST = 300;

export interface Words {
  t: ReturnType<typeof createMailLanguage>["t"];
  money(cents: Cents): string;
  /** "4. Dezember 2026" */
  day(day: IsoDay): string;
  /** What somebody typed: one line of letters the font has, no longer than paper bears. */
  typed(text: string): string;
}

export function createWords(locale: "de" | "en", { legible }: Paper): Words {
  const language = createMailLanguage(locale);
  const days = new Intl.DateTimeFormat(locale === "de" ? "de-DE" : "en-IE", { dateStyle: "long", timeZone: "UTC" });
  return {
    t: language.t,
    money: (cents) => language.money(cents).replaceAll("\u202f", "\u00a0"),
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    typed(text) {
      const line = legible(text.replaceAll(/\s+/g, " ").trim());
      const signs = Array.from(line);
      return signs.length <= LONGEST ? line : `${signs.slice(0, LONGEST - 1).join("")}…`;
    },
  };
}
