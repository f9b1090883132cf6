import type { ShopProfile } from "#lib/domain/shop.ts";
import { WITHDRAWAL_FIELDS, type Withdrawal } from "#lib/domain/withdrawal.ts";
import { formatReceiptTime } from "./format-receipt-time.ts";
import type { Letter } from "./mail/letter.ts";
import { renderLetterHtml } from "./mail/letter-html.tsx";
import { renderLetterText } from "./mail/letter-text.ts";
import { createMailLanguage } from "./mail/mail-language.ts";
import { say } from "./mail/occasion.ts";
import { toCustomerLine, toOneLine } from "./mail/one-line.ts";
import { toFooter, toShopLinks } from "./mail/shop-links.ts";
import type { RenderedMail } from "./order-mail.tsx";

/** A statement that was declared. */
export type DeclaredWithdrawal = Withdrawal & { declaredAt: Date };

/**
 * The receipt of a withdrawal: all that was stated, with day, time and zone of its arrival. The same whether or not there is
 * such an order; it may be read by somebody else than the customer.
 * @param shopUrl without a slash at the end
 */
export async function renderWithdrawalMail(
  withdrawal: DeclaredWithdrawal,
  profile: ShopProfile,
  shopUrl: string,
): Promise<RenderedMail> {
  const { locale, declaredAt } = withdrawal;
  const language = createMailLanguage(locale);
  const { t } = language;
  const links = toShopLinks(language, `${shopUrl}${locale === "de" ? "" : `/${locale}`}/orders/`);
  const stated = WITHDRAWAL_FIELDS.filter((field) => withdrawal[field] !== "");
  const letter: Letter = {
    subject: toOneLine(t("mail.withdrawal.subject", { shop: profile.name })),
    preheader: t("mail.withdrawal.preheader"),
    heading: t("mail.withdrawal.heading"),
    blocks: [
      say(t("mail.withdrawal.greeting")),
      say(t("mail.withdrawal.text", { shop: profile.legalName })),
      {
        kind: "facts",
        title: t("mail.withdrawal.title"),
        facts: [
          { label: t("mail.withdrawal.receivedAt"), value: formatReceiptTime(declaredAt, locale) },
          ...stated.map((field) => ({
            label: t(`withdrawal.stated.${field}`),
            value: toCustomerLine(withdrawal[field]),
          })),
        ],
      },
      say(t("mail.withdrawal.next")),
      say(t("mail.withdrawal.money")),
      say(t("mail.withdrawal.surprised", { phone: profile.phone, email: profile.email })),
    ],
    language: locale,
    shopName: profile.name,
    footer: toFooter(language, profile, links),
  };
  const html = await renderLetterHtml(letter);
  return { subject: letter.subject, html, text: renderLetterText(letter), attachments: [] };
}
