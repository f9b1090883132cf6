import type { LegalText } from "#lib/domain/shop.ts";
import { SHOP_PROFILE as shop } from "../profile.ts";
import { buildSection } from "./section.ts";

export const accessibility: LegalText = {
  slug: "accessibility",
  title: { de: "Barrierefreiheit", en: "Accessibility" },
  sections: [
    buildSection(
      ["Was dieser Laden leistet", "What this shop does"],
      [
        `${shop.name} verkauft Waren an Verbraucherinnen und Verbraucher. Man wählt Artikel aus, legt sie in den Warenkorb, gibt Kontakt und Anschrift an und bestellt auf Rechnung, per Vorkasse oder per Lastschrift. Eine Anmeldung ist nicht nötig.`,
        `${shop.name} sells goods to consumers. One chooses articles, puts them into the basket, states contact and address, and orders on invoice, by prepayment or by direct debit. No sign-in is needed.`,
      ],
    ),
    buildSection(
      ["Wie wir die Anforderungen erfüllen", "How we meet the requirements"],
      [
        "Die Seiten sind nach den Web Content Accessibility Guidelines 2.2, Stufe AA, gebaut, auf die sich die Norm EN 301 549 und das Barrierefreiheitsstärkungsgesetz beziehen.",
        "The pages are built to the Web Content Accessibility Guidelines 2.2, level AA, to which the standard EN 301 549 and the German Accessibility Act refer.",
      ],
      [
        "Alles lässt sich mit der Tastatur bedienen, der Fokus ist sichtbar. Überschriften, Felder und Meldungen sind für Vorleseprogramme ausgezeichnet. Schrift lässt sich auf 400 Prozent vergrößern, ohne dass seitlich gescrollt werden muss. Helle und dunkle Darstellung sowie kontrastreiche Farben folgen den Einstellungen Ihres Geräts, ebenso der Wunsch nach weniger Bewegung. Von der Auswahl bis zur Bestellung geht es auch ohne JavaScript.",
        "Everything can be used by keyboard, and the focus is visible. Headings, fields and messages are marked up for screen readers. Text can be enlarged to 400 per cent without sideways scrolling. Light and dark display and high-contrast colours follow the settings of your device, as does a wish for less motion. From choosing to ordering, everything works without JavaScript too.",
      ],
      [
        "Die Bankdaten einer Bestellung stehen als Text neben dem QR-Code; niemand muss den Code lesen können, um zu zahlen.",
        "The bank details of an order stand as text beside the QR code; nobody has to be able to read the code in order to pay.",
      ],
    ),
    buildSection(
      ["Was noch nicht vollkommen ist", "What is not perfect yet"],
      [
        "Die Seiten werden bei jeder Änderung automatisch geprüft. Eine Prüfung durch eine unabhängige Stelle steht noch aus.",
        "The pages are checked automatically with every change. A review by an independent body is still to come.",
      ],
    ),
    buildSection(
      ["Eine Hürde melden", "Reporting a barrier"],
      [
        `Stoßen Sie auf eine Hürde, schreiben Sie an ${shop.email} oder rufen Sie an: ${shop.phone}. Ihre Bestellung nehmen wir auch am Telefon auf.`,
        `If you meet a barrier, write to ${shop.email} or ring ${shop.phone}. We also take your order by telephone.`,
      ],
    ),
    buildSection(
      ["Aufsicht", "Supervising authority"],
      [
        "Zuständig ist die Marktüberwachungsstelle der Länder für die Barrierefreiheit von Produkten und Dienstleistungen (MLBF) mit Sitz in Magdeburg.",
        "The authority in charge is the market surveillance body of the German states for the accessibility of products and services (MLBF) in Magdeburg.",
      ],
    ),
  ],
};
