import type { LegalText } from "#lib/domain/shop.ts";
import { SHOP_PROFILE as shop } from "../profile.ts";
import { buildSection } from "./section.ts";

const line = `${shop.legalName}, ${shop.street}, ${shop.postalCode} ${shop.city}`;

export const withdrawal: LegalText = {
  slug: "withdrawal",
  title: { de: "Widerrufsbelehrung", en: "Instruction on the Right of Withdrawal" },
  sections: [
    buildSection(
      ["Ihr Recht", "Your right"],
      [
        "Kaufen Sie als Verbraucherin oder Verbraucher, dürfen Sie diesen Vertrag innerhalb von vierzehn Tagen widerrufen. Gründe brauchen Sie nicht zu nennen.",
        "If you buy as a consumer, you may withdraw from this contract within fourteen days. You need not give any reason.",
      ],
      [
        "Die vierzehn Tage beginnen, wenn Sie selbst oder jemand, den Sie benennen und der nicht das Transportunternehmen ist, die Ware erhalten haben; bei mehreren Paketen einer Bestellung zählt das letzte.",
        "The fourteen days begin when you, or somebody you name who is not the carrier, have received the goods; where one order comes in several parcels, the last one counts.",
      ],
    ),
    buildSection(
      ["So widerrufen Sie", "How to withdraw"],
      [
        `Teilen Sie uns Ihren Entschluss eindeutig mit, per Brief oder E-Mail:\n${line}\nE-Mail: ${shop.email}\nTelefon: ${shop.phone}`,
        `Tell us of your decision in clear words, by letter or e-mail:\n${line}, Germany\nE-mail: ${shop.email}\nTelephone: ${shop.phone}`,
      ],
      [
        "Sie können auch online widerrufen: Die Funktion „Vertrag widerrufen“ steht am Fuß jeder Seite dieses Ladens und führt zu einem kurzen Formular. Nutzen Sie sie, bestätigen wir Ihnen den Eingang unverzüglich per E-Mail, mit dem Inhalt Ihrer Erklärung sowie Datum und Uhrzeit.",
        "You may also withdraw online: the function “Withdraw from contract” stands at the foot of every page of this shop and leads to a short form. If you use it, we confirm receipt without delay by e-mail, with the content of your statement and its date and time.",
      ],
      [
        "Das Muster unten dürfen Sie verwenden, Sie müssen es nicht. Die Frist ist gewahrt, wenn Sie Ihre Erklärung vor ihrem Ablauf abschicken.",
        "You may use the form below, but you need not. The period is kept if you send your statement before it ends.",
      ],
    ),
    buildSection(
      ["Was dann geschieht", "What happens then"],
      [
        "Wir erstatten alles, was Sie für den Vertrag bezahlt haben, einschließlich des Versands zum günstigsten Standardpreis, spätestens vierzehn Tage nachdem Ihr Widerruf bei uns eingegangen ist. Das Geld kommt auf dem Weg zurück, auf dem es kam, es sei denn, wir vereinbaren ausdrücklich etwas anderes. Kosten entstehen Ihnen dadurch nicht. Was Sie bei Kauf auf Rechnung noch nicht bezahlt haben, brauchen Sie nicht mehr zu bezahlen.",
        "We refund everything you have paid under the contract, including delivery at the cheapest standard rate, no later than fourteen days after your withdrawal reaches us. The money goes back the way it came unless we expressly agree otherwise. This costs you nothing. What you have not yet paid on invoice you no longer have to pay.",
      ],
      [
        "Mit der Erstattung dürfen wir warten, bis die Ware wieder bei uns ist oder Sie nachweisen, dass sie unterwegs ist, je nachdem, was früher eintritt.",
        "We may wait with the refund until the goods are back or you have shown that they are on their way, whichever comes first.",
      ],
      [
        `Bitte senden oder bringen Sie die Ware unverzüglich zurück, spätestens vierzehn Tage nach Ihrem Widerruf, an: ${line}. Es genügt, sie vor Ablauf dieser Frist abzuschicken. Die unmittelbaren Kosten der Rücksendung tragen Sie.`,
        `Please send or bring back the goods without delay, no later than fourteen days after your withdrawal, to: ${line}, Germany. Sending them before this period ends is enough. You bear the direct cost of returning them.`,
      ],
      [
        "Für einen Wertverlust müssen Sie nur aufkommen, wenn er daher rührt, dass Sie mit der Ware mehr getan haben, als nötig ist, um ihre Beschaffenheit, ihre Eigenschaften und ihr Funktionieren zu prüfen.",
        "You are liable for a loss in value only where it results from doing more with the goods than is needed to examine their nature, characteristics and functioning.",
      ],
    ),
    buildSection(
      ["Wann kein Widerrufsrecht besteht", "Where there is no right of withdrawal"],
      [
        "Das Recht erlischt bei versiegelten Lebensmitteln, die aus Gründen der Hygiene nicht zur Rückgabe geeignet sind, wenn Sie das Siegel nach der Lieferung geöffnet haben. Wer für sein Gewerbe kauft, hat kein gesetzliches Widerrufsrecht.",
        "The right lapses for sealed food that for reasons of hygiene is not fit to be returned, once you have broken the seal after delivery. Those who buy for their business have no statutory right of withdrawal.",
      ],
    ),
    buildSection(
      ["Muster für den Widerruf", "Model form"],
      [
        "Zum Ausfüllen und Zurücksenden, falls Sie den Vertrag widerrufen möchten.",
        "To be completed and returned if you wish to withdraw from the contract.",
      ],
      [`An ${line}, E-Mail ${shop.email}:`, `To ${line}, Germany, e-mail ${shop.email}:`],
      [
        "Hiermit widerrufe ich / widerrufen wir (*) den von mir / uns (*) geschlossenen Vertrag über den Kauf der folgenden Waren:\n\n…\n\nBestellt am (*) / erhalten am (*): …\nName: …\nAnschrift: …\nDatum: …\nUnterschrift (nur auf Papier): …\n\n(*) Unzutreffendes streichen.",
        "I / we (*) hereby withdraw from my / our (*) contract for the purchase of the following goods:\n\n…\n\nOrdered on (*) / received on (*): …\nName: …\nAddress: …\nDate: …\nSignature (on paper only): …\n\n(*) Delete as appropriate.",
      ],
    ),
  ],
};
