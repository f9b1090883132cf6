/** What a remark about bookings is made of: none of these words is a name. */
const WORDS = new Set(
  [
    "zahlung teilzahlung überzahlung unterzahlung doppelzahlung nachzahlung rückzahlung vorauszahlung",
    "überweisung lastschrift rücklastschrift rückbuchung zahlungseingang gutschrift erstattung storno mahnung inkasso",
    "geld betrag teilbetrag restbetrag differenz summe rechnung vorkasse kunde käufer bank konto",
    "eingegangen eingang gezahlt bezahlt überwiesen zurückgebucht zurückgezahlt zurückgegeben erstattet storniert",
    "gesenkt erhöht offen fehlt verspätet doppelt mehrfach teilweise vollständig zugeordnet ausgezahlt",
    "ende nach vor von vom zu zum zur viel wenig und in im höhe über der die das dem den des auf aus mit ohne für noch",
    "bereits nicht kein keine wurde wird ist am an durch erste zweite weitere eur euro chf usd gbp",
    "payment partial overpayment underpayment duplicate refund refunded received returned chargeback amount money",
    "of after before end too much little paid open late by the is was not",
  ].flatMap((line) => line.split(" ")),
);
/** With its cents: a bare number may be somebody's. */
const AMOUNT = /^-?(\d{1,3}(\.\d{3})+|\d{1,7})[.,]\d{2}$/;
const LONGEST = 140;

/**
 * A payment's description, where it is a remark about bookings. It is free text that also repeats purposes and reasons
 * somebody typed, so it may name people: a single word that is not known, and nothing of it is kept. What the provider
 * itself writes there is not documented (secuconnect-api §10.2, G).
 */
export function toNote(description: string | null): string | null {
  const text = description?.trim().replaceAll(/\s+/g, " ") ?? "";
  if (text === "" || text.length > LONGEST) return null;
  const parts = text
    .toLowerCase()
    .split(" ")
    .map((part) => part.replaceAll(/^[(]+|[:;,.!)]+$/g, ""));
  const isRemark = parts.every((part) => WORDS.has(part) || AMOUNT.test(part));
  return isRemark && parts.some((part) => WORDS.has(part)) ? text : null;
}
