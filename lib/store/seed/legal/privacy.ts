import type { LegalText } from "#lib/domain/shop.ts";
import { SHOP_PROFILE as shop } from "../profile.ts";
import { buildSection } from "./section.ts";

export const privacy: LegalText = {
  slug: "privacy",
  title: { de: "Datenschutz", en: "Privacy" },
  sections: [
    buildSection(
      ["Wer verantwortlich ist", "Who is responsible"],
      [
        `${shop.legalName}, ${shop.street}, ${shop.postalCode} ${shop.city}, ${shop.email}. Fragen zu Ihren Daten beantwortet ${shop.managingDirector}.`,
        `${shop.legalName}, ${shop.street}, ${shop.postalCode} ${shop.city}, Germany, ${shop.email}. Questions about your data are answered by ${shop.managingDirector}.`,
      ],
    ),
    buildSection(
      ["In einem Absatz", "In one paragraph"],
      [
        "Wir erheben, was eine Bestellung braucht, und sonst nichts. Kein Konto, keine Werbung, keine Zähldienste, keine Inhalte von fremden Servern. Darum fragt Sie auch kein Banner.",
        "We collect what an order needs and nothing else. No account, no advertising, no visitor tracking, no content from other people’s servers. That is why no banner asks you anything.",
      ],
    ),
    buildSection(
      ["Besuch der Seiten", "Visiting the pages"],
      [
        "Beim Aufruf verarbeitet unser Server Ihre IP-Adresse, um die Seite auszuliefern und Angriffe abzuwehren (Art. 6 Abs. 1 Buchst. f DSGVO). Protokolle enthalten keine Namen, Anschriften oder Bankdaten und werden nach vierzehn Tagen gelöscht.",
        "When you open a page our server processes your IP address to deliver it and to fend off attacks (Art. 6 (1) (f) GDPR). Logs contain no names, addresses or bank details and are deleted after fourteen days.",
      ],
      [
        "Legen Sie etwas in den Warenkorb, speichert Ihr Browser ein Cookie mit einer zufälligen Nummer, das nach dreißig Tagen verfällt. Ohne dieses Cookie gäbe es keinen Warenkorb (§ 25 Abs. 2 TDDDG). Die Sprache steht in der Adresse der Seite, nicht in einem Cookie.",
        "When you put something into the basket, your browser stores a cookie with a random number, which expires after thirty days. Without it there would be no basket (§ 25 (2) TDDDG). The language is part of the page address, not a cookie.",
      ],
    ),
    buildSection(
      ["Bestellung", "Ordering"],
      [
        "Für den Vertrag verarbeiten wir Name, E-Mail, Anschrift, bei Firmen den Firmennamen, sowie Waren, Beträge und den Stand von Zahlung und Lieferung (Art. 6 Abs. 1 Buchst. b DSGVO). Eine Bestellung, die nicht abgeschlossen wird, löschen wir nach dreißig Tagen.",
        "For the contract we process name, e-mail, address, the company name where there is one, the goods, the amounts, and the state of payment and delivery (Art. 6 (1) (b) GDPR). An order that is never completed is deleted after thirty days.",
      ],
      [
        "Rechnungen und Buchungsbelege bewahren wir so lange auf, wie Handels- und Steuerrecht es verlangen, derzeit acht Jahre (Art. 6 Abs. 1 Buchst. c DSGVO). Danach werden die Daten gelöscht.",
        "Invoices and accounting records are kept for as long as commercial and tax law require, currently eight years (Art. 6 (1) (c) GDPR). After that the data is deleted.",
      ],
    ),
    buildSection(
      ["Zahlung über die secupay AG", "Payment through secupay AG"],
      [
        "Alle Zahlarten wickelt die secupay AG ab, Goethestraße 6, 01896 Pulsnitz. Sie erhält dafür Ihren Namen, Ihre Anschrift, Ihre E-Mail-Adresse, die bestellten Waren und den Betrag (Art. 6 Abs. 1 Buchst. b DSGVO).",
        "All ways of paying are handled by secupay AG, Goethestraße 6, 01896 Pulsnitz, Germany. For this it receives your name, address, e-mail address, the goods ordered and the amount (Art. 6 (1) (b) GDPR).",
      ],
      [
        "Nur wenn Sie Rechnung wählen und mit dieser Wahl weitergehen, erhält die secupay AG zusätzlich Ihr Geburtsdatum, prüft Identität und Zahlungsfähigkeit und kauft unsere Forderung an (Art. 6 Abs. 1 Buchst. b und f DSGVO; wir möchten Zahlungsausfälle vermeiden). Sie kann dafür Auskunfteien befragen. Das Ergebnis kann automatisch entstehen; uns erreicht nur, ob der Kauf auf Rechnung möglich ist. Wird er abgelehnt, können Sie mit Vorkasse bestellen und eine Prüfung durch einen Menschen verlangen: Schreiben oder rufen Sie uns an.",
        "Only if you choose invoice and go on with that choice does secupay AG also receive your date of birth, check identity and ability to pay, and purchase our claim (Art. 6 (1) (b) and (f) GDPR; we wish to avoid defaults). It may consult credit agencies. The result may be produced automatically; all that reaches us is whether buying on invoice is possible. If it is refused, you can order by prepayment and ask for the decision to be reviewed by a person: write to us or ring us.",
      ],
      [
        "Wählen Sie Lastschrift, erhält die secupay AG außerdem Kontoinhaber und IBAN und prüft, ob sie davon abbuchen kann. Wir selbst behalten von der IBAN nur die ersten zwei und die letzten vier Zeichen, sobald die Zahlung beauftragt ist; bestellen Sie nicht, verschwindet sie nach einem Tag. Ihre Zustimmung zum Mandat vermerken wir an der Bestellung (Art. 6 Abs. 1 Buchst. b und c DSGVO).",
        "If you choose direct debit, secupay AG also receives account holder and IBAN and checks whether it can debit the account. We ourselves keep only the first two and the last four characters of the IBAN once the payment is under way; if you do not order, it is gone after a day. Your consent to the mandate is noted with the order (Art. 6 (1) (b) and (c) GDPR).",
      ],
      ["Bei Vorkasse findet keine solche Prüfung statt.", "With prepayment there is no such check."],
    ),
    buildSection(
      ["Versand und E-Mail", "Delivery and e-mail"],
      [
        "Das Versandunternehmen erhält Name und Anschrift. Unser E-Mail-Dienst stellt die Nachrichten zu Ihrer Bestellung zu und handelt dabei in unserem Auftrag.",
        "The carrier receives name and address. Our e-mail service delivers the messages about your order and acts on our behalf.",
      ],
    ),
    buildSection(
      ["Ihre Rechte", "Your rights"],
      [
        `Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung und Übertragbarkeit und können einer Verarbeitung widersprechen, die auf berechtigten Interessen beruht. Eine formlose Nachricht an ${shop.email} genügt. Beschweren können Sie sich bei jeder Datenschutzaufsicht, für uns zuständig ist die des Landes Baden-Württemberg in Stuttgart.`,
        `You have the right to access, rectification, erasure, restriction and portability, and you may object to processing based on legitimate interests. An informal message to ${shop.email} is enough. You may complain to any data protection authority; ours is that of the State of Baden-Württemberg in Stuttgart.`,
      ],
      [
        "Ohne die Pflichtangaben der Kasse können wir eine Bestellung nicht ausführen. Sonst sind Sie zu keiner Angabe verpflichtet.",
        "Without the required entries at the checkout we cannot carry out an order. Beyond that you are not obliged to tell us anything.",
      ],
    ),
  ],
};
