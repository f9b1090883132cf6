import type { MailEvent } from "#lib/domain/effects.ts";
import type { MandateTerms } from "#lib/domain/mandate.ts";
import type { Order } from "#lib/domain/order.ts";
import type { LegalText, ShopProfile } from "#lib/domain/shop.ts";
import { paymentInstructions } from "#lib/payments/instructions.ts";
import { renderGirocodePng } from "./girocode-image.ts";
import type { GirocodePicture, Letter, Message } from "./mail/letter.ts";
import { renderLetterHtml } from "./mail/letter-html.tsx";
import { renderLetterText } from "./mail/letter-text.ts";
import { createMailLanguage } from "./mail/mail-language.ts";
import type { Occasion } from "./mail/occasion.ts";
import { toOneLine, toPlainSpaces } from "./mail/one-line.ts";
import { toFooter, toShopLinks } from "./mail/shop-links.ts";
import { writeConfirmation } from "./mail/write-confirmation.ts";
import { writeDispatched } from "./mail/write-dispatched.ts";
import { writeCancelled, writeExpired } from "./mail/write-ending.ts";
import { writeDeclined, writePaymentReceived, writeReceived } from "./mail/write-notice.ts";
import { writePartPayment } from "./mail/write-part-payment.ts";
import { writeRefunded } from "./mail/write-refund.ts";
import { writeReminder } from "./mail/write-reminder.ts";

export interface OrderMailInput {
  event: MailEvent;
  /** Number of the delivery or refund it tells of. */
  about?: number;
  order: Order;
  profile: ShopProfile;
  /** Absolute, in the language of the order: `…/orders/<token>` or `…/en/orders/<token>`. */
  orderUrl: string;
  /** The withdrawal instruction; a confirmation then carries it in full. */
  withdrawal?: LegalText | null;
  /** Documents that go with it, PDF files. */
  files?: { filename: string; contentType: string; content: Buffer }[];
  /** Needed where money is taken from the customer's account. */
  mandateTerms?: MandateTerms | null;
}

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
  /** The girocode, shown inside the HTML part by its `cid`, and documents without one. */
  attachments: { filename: string; contentType: string; cid?: string; content: Buffer }[];
}

const WRITERS: Record<MailEvent, (occasion: Occasion) => Message> = {
  received: writeReceived,
  confirmation: writeConfirmation,
  paymentReceived: writePaymentReceived,
  declined: writeDeclined,
  reminder: writeReminder,
  expired: writeExpired,
  cancelled: writeCancelled,
  refunded: writeRefunded,
  dispatched: writeDispatched,
  partPayment: writePartPayment,
};

/** Mails that may ask for a transfer. */
const PICTURED: readonly MailEvent[] = ["confirmation", "reminder", "dispatched", "partPayment"];

/**
 * One mail to a customer, in the language of the order. The HTML and the text part hold the same facts.
 * @throws for a confirmation or reminder that asks for a transfer while the order has no bank details
 */
export async function renderOrderMail(input: OrderMailInput): Promise<RenderedMail> {
  const { event, order, profile, orderUrl } = input;
  const about = input.about ?? null;
  const language = createMailLanguage(order.locale);
  const links = toShopLinks(language, orderUrl);
  const picture = PICTURED.includes(event) ? await drawGirocode(input) : null;
  const { withdrawal = null, mandateTerms = null } = input;
  const message = WRITERS[event]({
    language,
    order,
    profile,
    orderUrl,
    links,
    picture,
    about,
    attached: input.files?.[0]?.filename ?? null,
    withdrawal,
    mandateTerms,
  });
  const letter: Letter = {
    ...message,
    subject: toOneLine(toPlainSpaces(message.subject)),
    language: order.locale,
    shopName: profile.name,
    footer: toFooter(language, profile, links),
  };
  // News of a part asks for nothing: then there is no code to hang on it.
  const isShown = message.blocks.some((block) => block.kind === "transfer" && block.picture !== null);
  const attachments =
    picture === null || !isShown
      ? []
      : [{ filename: picture.fileName, contentType: "image/png", cid: picture.cid, content: picture.content }];
  return {
    subject: letter.subject,
    html: await renderLetterHtml(letter),
    text: renderLetterText(letter),
    attachments: [...attachments, ...(input.files ?? [])],
  };
}

async function drawGirocode({ order, profile, orderUrl }: OrderMailInput): Promise<GirocodePicture | null> {
  const code = paymentInstructions(order, profile)?.girocode ?? null;
  if (code === null) return null;
  return {
    cid: `girocode-${order.number}@${new URL(orderUrl).hostname}`,
    fileName: `girocode-${order.number}.png`,
    content: await renderGirocodePng(code),
  };
}
