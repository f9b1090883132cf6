// The core of next-intl: the package itself takes React's server condition into account, and the worker has none.
import { createTranslator } from "use-intl/core";
import type { IsoDay } from "#lib/domain/birth-date.ts";
import { type Cents, formatCents, type Locale } from "#lib/domain/money.ts";
import type { PaymentMethodCode } from "#lib/domain/payment.ts";
import { toSentenceWord } from "#lib/i18n/in-sentence.ts";
import { MESSAGES } from "#lib/i18n/messages.ts";
import { paymentMethod } from "#lib/payments/index.ts";

const INTL_LOCALE: Record<Locale, string> = { de: "de-DE", en: "en-IE" };

export type MailLanguage = ReturnType<typeof createMailLanguage>;

/** Words, amounts and days in the language of the order. A missing text throws, so no mail shows the name of a key. */
export function createMailLanguage(locale: Locale) {
  const t = createTranslator({
    locale,
    messages: MESSAGES[locale],
    onError: (error) => {
      throw error;
    },
  });
  const intl = INTL_LOCALE[locale];
  const format = (day: IsoDay, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(intl, { ...options, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
  return {
    locale,
    t,
    money: (cents: Cents) => formatCents(cents, locale),
    /** "4. Dezember" */
    shortDay: (day: IsoDay) => format(day, { day: "numeric", month: "long" }),
    /** "Freitag, 4. Dezember 2026" */
    longDay: (day: IsoDay) => format(day, { weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    /** As it stands inside a sentence: "Vorkasse", "prepayment". */
    method: (method: PaymentMethodCode) => toSentenceWord(t(`payment.${paymentMethod(method).code}.label`), locale),
  };
}
