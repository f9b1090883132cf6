import type { ShopProfile } from "#lib/domain/shop.ts";
import type { Letter, MailLink } from "./letter.ts";
import type { MailLanguage } from "./mail-language.ts";

export type ShopLinks = Record<
  "shop" | "imprint" | "privacy" | "terms" | "withdrawalInstruction" | "withdrawalFunction",
  MailLink
>;

/** @param orderUrl as configured for the shop, in the language of the order; the other pages are its neighbours */
export function toShopLinks({ t }: MailLanguage, orderUrl: string): ShopLinks {
  const base = orderUrl.slice(0, orderUrl.lastIndexOf("/orders/"));
  return {
    shop: { label: t("mail.expired.action"), url: base },
    imprint: { label: t("common.legal.imprint"), url: `${base}/legal/imprint` },
    privacy: { label: t("common.legal.privacy"), url: `${base}/legal/privacy` },
    terms: { label: t("common.legal.terms"), url: `${base}/legal/terms` },
    withdrawalInstruction: { label: t("mail.legal.instruction"), url: `${base}/legal/withdrawal` },
    withdrawalFunction: { label: t("common.site.withdrawal"), url: `${base}/withdrawal` },
  };
}

/** Who writes: what § 35a GmbHG and § 5 DDG ask of a business letter. */
export function toFooter({ t }: MailLanguage, profile: ShopProfile, links: ShopLinks): Letter["footer"] {
  return {
    questions: t("mail.footer.questions", { email: profile.email, phone: profile.phone }),
    seller: [
      profile.legalName,
      `${profile.street}, ${profile.postalCode} ${profile.city}`,
      t("mail.footer.director", { name: profile.managingDirector }),
      profile.registerEntry,
      t("mail.footer.vatId", { id: profile.vatId }),
    ],
    links: [links.imprint, links.privacy, links.terms, links.withdrawalFunction],
  };
}
