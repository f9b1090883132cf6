import type { MandateTerms } from "#lib/domain/mandate.ts";

/**
 * The demo merchant's mandate, after the sample wording of the German banks. The identifier is the one published for
 * tests; a real merchant gets text and identifier from the payment service.
 */
export const MANDATE_TERMS: MandateTerms = {
  creditor: "secupay AG",
  creditorAddress: "Goethestraße 6, 01896 Pulsnitz",
  creditorId: "DE98ZZZ09999999999",
  noticeDays: 2,
  title: { de: "SEPA-Lastschriftmandat", en: "SEPA direct debit mandate" },
  paragraphs: [
    {
      de: "Zahlungsempfänger: {creditor}, {address}. Gläubiger-Identifikationsnummer: {creditorId}. Mandatsreferenz: {reference}.",
      en: "Creditor: {creditor}, {address}, Germany. Creditor identifier: {creditorId}. Mandate reference: {reference}.",
    },
    {
      de: "Ich ermächtige die {creditor}, die Zahlung für diese Bestellung von meinem Konto {account} (Kontoinhaber: {holder}) einmalig mittels Lastschrift einzuziehen. Zugleich weise ich mein Kreditinstitut an, diese Lastschrift einzulösen.",
      en: "I authorise {creditor} to collect the payment for this order once from my account {account} (account holder: {holder}) by direct debit. At the same time I instruct my bank to honour this direct debit.",
    },
    {
      de: "Ich kann innerhalb von acht Wochen, beginnend mit dem Belastungsdatum, die Erstattung des belasteten Betrags verlangen. Es gelten dabei die mit meinem Kreditinstitut vereinbarten Bedingungen. Die Lastschrift wird mir mindestens {days} Bankarbeitstage vorher angekündigt.",
      en: "I can demand a refund of the amount within eight weeks from the date of the debit, under the terms agreed with my bank. The debit is announced to me at least {days} banking days in advance.",
    },
  ],
  consent: {
    de: "Ich erteile der {creditor} dieses SEPA-Lastschriftmandat.",
    en: "I grant {creditor} this SEPA direct debit mandate.",
  },
  referenceLater: { de: "folgt mit der Bestellbestätigung", en: "follows with the order confirmation" },
};
