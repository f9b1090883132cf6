/** Names of the facts, the same as on the order page (`data-fact`). */
export type FactName = "amount" | "due" | "owner" | "iban" | "purpose" | "bic" | "bankname";

/** One fact of a bank transfer. `value` is the same in every part of the mail; an IBAN has no blanks. */
export interface Fact {
  name: FactName;
  label: string;
  value: string;
}

/** The girocode as a PNG inside the mail. */
export interface GirocodePicture {
  cid: string;
  fileName: string;
  content: Buffer;
}

export interface TransferBlock {
  kind: "transfer";
  title: string;
  facts: Fact[];
  /** Null when no code can be drawn; the facts stand for themselves. */
  picture: { source: GirocodePicture; alt: string } | null;
  /** How to use the code, beside the picture and in the part without pictures. */
  pictureHint: { html: string; text: string };
  hints: string[];
}

/** Facts to know, with nothing to copy or to do. */
export interface FactsBlock {
  kind: "facts";
  title: string;
  facts: { label: string; value: string }[];
}

export interface OrderBlock {
  kind: "order";
  title: string;
  placed: string;
  lines: { name: string; quantity: string; sum: string }[];
  sums: { label: string; value: string; strong: boolean }[];
  details: { label: string; lines: string[] }[];
}

export type Block =
  | { kind: "paragraph"; text: string }
  | { kind: "heading"; text: string }
  | { kind: "action"; label: string; url: string }
  | { kind: "links"; links: MailLink[] }
  | TransferBlock
  | FactsBlock
  | OrderBlock;

export interface MailLink {
  label: string;
  url: string;
}

/** What one event makes of an order: everything that differs from mail to mail. */
export interface Message {
  /** One line of our own words and figures, never of customer text. */
  subject: string;
  /** What mail clients show beside the subject. */
  preheader: string;
  heading: string;
  blocks: Block[];
}

/** A mail before it is written as HTML or as text. Both say the same. */
export interface Letter extends Message {
  language: string;
  shopName: string;
  footer: { questions: string; seller: string[]; links: MailLink[] };
}
