import type { MandateTerms } from "#lib/domain/mandate.ts";
import type { Order } from "#lib/domain/order.ts";
import type { LegalText, ShopProfile } from "#lib/domain/shop.ts";
import type { Block, GirocodePicture } from "./letter.ts";
import type { MailLanguage } from "./mail-language.ts";
import { toCustomerLine } from "./one-line.ts";
import type { ShopLinks } from "./shop-links.ts";

/** What a mail is written from. */
export interface Occasion {
  language: MailLanguage;
  order: Order;
  profile: ShopProfile;
  orderUrl: string;
  links: ShopLinks;
  picture: GirocodePicture | null;
  /** Name of the document that goes with it; null where none does. */
  attached: string | null;
  /** Number of the delivery or refund it tells of; null for what is about the order. */
  about: number | null;
  /** The instruction in full; without it the mail only points to the page. */
  withdrawal: LegalText | null;
  /** Under which words money is taken from accounts; only needed where it is. */
  mandateTerms: MandateTerms | null;
}

export function greet({ language, order }: Occasion): Block {
  const name = toCustomerLine(`${order.customer.firstName} ${order.customer.lastName}`);
  return { kind: "paragraph", text: language.t("mail.greeting", { name }) };
}

export function openOrder({ language, orderUrl }: Occasion, label?: string): Block {
  return { kind: "action", label: label ?? language.t("mail.openOrder"), url: orderUrl };
}

/** That a document goes with the mail, where one does. */
export function sayAttached({ language, attached }: Occasion): Block[] {
  return attached === null ? [] : [say(language.t("mail.attached", { file: attached }))];
}

export function say(text: string): Block {
  return { kind: "paragraph", text };
}
