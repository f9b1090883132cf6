import { formatCents } from "#lib/domain/money.ts";
import type { LegalText } from "#lib/domain/shop.ts";
import { MANDATE_TERMS } from "../mandate.ts";
import { SHOP_PROFILE as shop } from "../profile.ts";
import { buildSection } from "./section.ts";

const { feeCents, freeFromCents } = shop.shipping;

export const terms: LegalText = {
  slug: "terms",
  title: { de: "Allgemeine Geschäftsbedingungen", en: "Terms and Conditions" },
  sections: [
    buildSection(
      ["1. Für wen sie gelten", "1. Whom they cover"],
      [
        `Diese Bedingungen gelten für alle Bestellungen in diesem Laden. Ihr Vertragspartner ist die ${shop.legalName}, ${shop.street}, ${shop.postalCode} ${shop.city}. Verbraucherin oder Verbraucher ist, wer überwiegend für private Zwecke kauft; wer für sein Gewerbe kauft, gibt beim Bestellen eine Firma an.`,
        `These terms apply to all orders in this shop. Your contract is with ${shop.legalName}, ${shop.street}, ${shop.postalCode} ${shop.city}, Germany. A consumer is anyone who buys mainly for private purposes; those who buy for a business state a company name when ordering.`,
      ],
    ),
    buildSection(
      ["2. Die Schritte bis zum Vertrag", "2. The steps to the contract"],
      [
        "Sie legen Waren in den Warenkorb, geben an der Kasse Kontakt, Anschrift, Lieferart und Zahlart an und gelangen mit „Weiter zur Prüfung“ auf eine Seite, die alles zusammenfasst. Bis dahin ist nichts verbindlich.",
        "You put goods into the basket, state contact, address, delivery and payment at the checkout, and go on to a page that sums everything up. Up to then nothing is binding.",
      ],
      [
        "Mit dem Knopf „zahlungspflichtig bestellen“ geben Sie ein verbindliches Angebot ab. Wir nehmen es an, indem wir Ihnen die Bestellung gleich danach auf der Bestellseite und per E-Mail ausdrücklich bestätigen. Mit dieser Bestätigung ist der Vertrag geschlossen, auch bei Vorkasse: Zur Überweisung fordern wir Sie erst danach auf.",
        "With the button that orders subject to payment you make a binding offer. We accept it by expressly confirming the order right afterwards on the order page and by e-mail. With this confirmation the contract is concluded, with prepayment too: we ask you to transfer only after that.",
      ],
      [
        "Können wir eine Bestellung nicht annehmen, sagen wir Ihnen das sofort; Geld, das schon geflossen ist, kommt unverzüglich zurück.",
        "If we cannot accept an order, we tell you at once; any money already paid is returned without delay.",
      ],
    ),
    buildSection(
      ["3. Eingaben berichtigen", "3. Correcting your entries"],
      [
        "Vor dem Bestellen zeigt die Prüfseite alle Angaben mit einem Link zum Ändern. Sie können jederzeit mit der Zurück-Taste des Browsers zur vorigen Seite; was Sie eingegeben haben, bleibt erhalten. Mengen ändern oder entfernen Sie im Warenkorb.",
        "Before you order, the review page shows every entry with a link to change it. You can go back with your browser at any time; what you entered is kept. Quantities are changed or removed in the basket.",
      ],
    ),
    buildSection(
      ["4. Vertragstext", "4. Text of the contract"],
      [
        "Wir speichern den Vertragstext. Sie erhalten ihn mit diesen Bedingungen und der Widerrufsbelehrung in der Bestätigungs-E-Mail und sehen Ihre Bestellung unter dem Link, der in dieser E-Mail steht. Diese Seite lässt sich drucken und sichern.",
        "We store the text of the contract. You receive it in the confirmation e-mail together with these terms and the instruction on withdrawal, and you can see your order under the link in that e-mail. This page can be printed and saved.",
      ],
    ),
    buildSection(
      ["5. Sprache", "5. Language"],
      [
        "Verträge schließen wir auf Deutsch oder Englisch, in der Sprache, in der Sie bestellen.",
        "Contracts are concluded in German or English, in the language in which you order.",
      ],
    ),
    buildSection(
      ["6. Verhaltenskodizes", "6. Codes of conduct"],
      [
        "Besonderen Verhaltenskodizes haben wir uns nicht unterworfen.",
        "We have not submitted to any particular codes of conduct.",
      ],
    ),
    buildSection(
      ["7. Preise und Versand", "7. Prices and delivery costs"],
      [
        `Alle Preise enthalten die gesetzliche Mehrwertsteuer. Dazu kommt der Versand mit ${formatCents(feeCents, "de")} je Bestellung; ab ${formatCents(freeFromCents, "de")} Warenwert versenden wir frei, bei Abholung fällt nichts an. Für die Zahlarten berechnen wir nichts.`,
        `All prices include statutory VAT. Delivery is ${formatCents(feeCents, "en")} per order; from ${formatCents(freeFromCents, "en")} worth of goods it is free, and collection costs nothing. We charge nothing for any way of paying.`,
      ],
    ),
    buildSection(
      ["8. Lieferung", "8. Delivery"],
      [
        "Wir liefern nach Deutschland und Österreich. Die Lieferzeit steht beim Artikel; sie läuft bei Rechnung und Lastschrift ab der Bestellbestätigung, bei Vorkasse ab dem Eingang des Geldes. Lose Ware wiegen wir für Sie ab; kleine Abweichungen gehen nach oben.",
        "We deliver to Germany and Austria. The delivery time is stated with the article; it runs from the order confirmation when you buy on invoice or by direct debit, and from receipt of the money with prepayment. Loose goods are weighed out for you; small differences are in your favour.",
      ],
    ),
    buildSection(
      ["9. Zahlung", "9. Payment"],
      [
        `Rechnung: Sie zahlen per Überweisung, fällig ${shop.invoiceDueDays} Tage nach dem Versand. Ob diese Zahlart möglich ist, prüft unser Zahlungsdienst secupay AG, Goethestraße 6, 01896 Pulsnitz, während Ihrer Bestellung. Wir treten unsere Forderung an die secupay AG ab; mit befreiender Wirkung zahlen Sie daher nur auf das Konto, das Bestätigung und Rechnung nennen.`,
        `Invoice: you pay by bank transfer, due ${shop.invoiceDueDays} days after dispatch. Whether this is possible is checked by our payment service secupay AG, Goethestraße 6, 01896 Pulsnitz, Germany, while you order. We assign our claim to secupay AG; only a payment to the account named in confirmation and invoice therefore settles it.`,
      ],
      [
        `Vorkasse: Sie überweisen nach der Bestellbestätigung an die secupay AG, die das Geld für uns annimmt. Wir halten die Ware ${shop.prepaidHoldDays} Bankarbeitstage zurück. Kommt bis dahin kein Geld an, dürfen wir nach einer Erinnerung vom Vertrag zurücktreten; Sie sagen uns einfach Bescheid, wenn es länger dauert.`,
        `Prepayment: after the order confirmation you transfer to secupay AG, which accepts the money on our behalf. We hold the goods for ${shop.prepaidHoldDays} banking days. If no money has arrived by then, we may withdraw from the contract after a reminder; simply tell us if you need longer.`,
      ],
      [
        `Lastschrift: Sie erteilen der secupay AG beim Bestellen ein SEPA-Lastschriftmandat. Abgebucht wird ${MANDATE_TERMS.noticeDays} Bankarbeitstage nach der Bestellung, die Bestätigung nennt Tag, Betrag und Mandatsreferenz. Die Ware geht gleich auf den Weg. Wird die Abbuchung mangels Deckung oder wegen falscher Kontodaten zurückgegeben und haben Sie das zu vertreten, tragen Sie die Bankgebühren dafür.`,
        `Direct debit: when ordering you grant secupay AG a SEPA direct debit mandate. The amount is debited ${MANDATE_TERMS.noticeDays} banking days after the order; the confirmation states day, amount and mandate reference. The goods are sent right away. If the debit is returned for lack of funds or because of wrong account details and you are responsible for that, you bear the bank’s charges for it.`,
      ],
      [
        "Bis zur vollständigen Bezahlung bleibt die Ware unser Eigentum.",
        "The goods remain ours until they are paid in full.",
      ],
    ),
    buildSection(
      ["10. Widerruf", "10. Withdrawal"],
      [
        "Verbraucherinnen und Verbraucher können ihre Vertragserklärung widerrufen. Frist, Ablauf und Folgen stehen in der Widerrufsbelehrung; der Link „Vertrag widerrufen“ steht am Fuß jeder Seite.",
        "Consumers may withdraw from the contract. Period, procedure and consequences are set out in the instruction on withdrawal; the link to withdraw stands at the foot of every page.",
      ],
    ),
    buildSection(
      ["11. Wenn etwas nicht stimmt", "11. If something is wrong"],
      [
        `Es gelten die gesetzlichen Rechte bei Mängeln, in der Regel zwei Jahre ab Erhalt. Schreiben Sie an ${shop.email} oder rufen Sie an: ${shop.phone}. Wir antworten werktags innerhalb eines Tages.`,
        `The statutory rights for defective goods apply, as a rule for two years from receipt. Write to ${shop.email} or ring ${shop.phone}. We answer within one working day.`,
      ],
      [
        "Für Vorsatz und grobe Fahrlässigkeit sowie für Schäden an Leben, Körper und Gesundheit haften wir unbeschränkt, ebenso nach dem Produkthaftungsgesetz. Bei einfacher Fahrlässigkeit haften wir nur, wenn eine Pflicht verletzt ist, auf die Sie sich nach dem Sinn des Vertrags verlassen durften, und dann begrenzt auf den vorhersehbaren Schaden.",
        "We are liable without limit for intent and gross negligence, for injury to life, body and health, and under the Product Liability Act. For simple negligence we are liable only where a duty is breached on which the purpose of the contract allowed you to rely, and then limited to foreseeable damage.",
      ],
    ),
    buildSection(
      ["12. Recht und Streitbeilegung", "12. Law and disputes"],
      [
        "Es gilt deutsches Recht; zwingende Verbraucherrechte des Landes, in dem Sie leben, bleiben davon unberührt. An Verfahren vor einer Verbraucherschlichtungsstelle nehmen wir nicht teil.",
        "German law applies; mandatory consumer rights of the country you live in remain untouched. We do not take part in proceedings before a consumer arbitration board.",
      ],
    ),
  ],
};
