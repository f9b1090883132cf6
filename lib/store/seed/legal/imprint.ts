import type { LegalText } from "#lib/domain/shop.ts";
import { SHOP_PROFILE as shop } from "../profile.ts";
import { buildSection } from "./section.ts";

const address = `${shop.legalName}\n${shop.street}\n${shop.postalCode} ${shop.city}`;

export const imprint: LegalText = {
  slug: "imprint",
  title: { de: "Impressum", en: "Imprint" },
  sections: [
    buildSection(["Anbieter", "Provider"], [`${address}\nDeutschland`, `${address}\nGermany`]),
    buildSection(
      ["Vertreten durch", "Represented by"],
      [`${shop.managingDirector}, Geschäftsführerin`, `${shop.managingDirector}, managing director`],
    ),
    buildSection(
      ["Kontakt", "Contact"],
      [`Telefon: ${shop.phone}\nE-Mail: ${shop.email}`, `Telephone: ${shop.phone}\nE-mail: ${shop.email}`],
    ),
    buildSection(
      ["Register und Steuern", "Register and tax"],
      [
        `Handelsregister: ${shop.registerEntry}\nUmsatzsteuer-Identifikationsnummer: ${shop.vatId}`,
        `Commercial register: ${shop.registerEntry}\nVAT identification number: ${shop.vatId}`,
      ],
    ),
    buildSection(
      ["Verantwortlich für den Inhalt", "Responsible for the content"],
      [`${shop.managingDirector}, Anschrift wie oben`, `${shop.managingDirector}, address as above`],
    ),
    buildSection(
      ["Streitbeilegung", "Dispute resolution"],
      [
        "An Verfahren vor einer Verbraucherschlichtungsstelle nehmen wir nicht teil und sind dazu auch nicht verpflichtet. Rufen Sie uns an: Bisher ließ sich am Telefon noch alles klären.",
        "We do not take part in proceedings before a consumer arbitration board, nor are we obliged to. Ring us: so far everything could be settled over the telephone.",
      ],
    ),
    buildSection(
      ["Demonstration", "Demonstration"],
      [
        "Dieser Händler, sein Dorf und alle Personen sind erfunden. Der Laden zeigt eine Software; verkauft wird hier nichts.",
        "This merchant, its village and all persons are invented. The shop demonstrates a piece of software; nothing is sold here.",
      ],
    ),
  ],
};
