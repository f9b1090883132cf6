import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StoredMail } from "./state.ts";
import type { Store } from "./store.ts";

export interface MailAttachment {
  filename: string | null;
  contentType: string;
  /** Content-ID without angle brackets; set for pictures shown inside the text */
  cid: string | null;
  size: number;
  contentBase64: string;
}

export interface Mail {
  n: number;
  /** wall clock, ISO 8601 UTC */
  at: string;
  /** bare addresses */
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  messageId: string | null;
  replyTo: string[];
  envelope: { from: string; to: string[] };
  attachments: MailAttachment[];
}

/** Mails received by SMTP, kept as `.eml` files beside the journal. */
export class Mailbox {
  private readonly store: Store;
  private readonly dir: string;
  private readonly parsed = new Map<number, Promise<Mail>>();

  constructor(store: Store) {
    this.store = store;
    this.dir = join(store.dir, "mails");
    mkdirSync(this.dir, { recursive: true });
  }

  /** Keeps a message as received. It is on the disk when this returns. */
  add(raw: Buffer, envelopeFrom: string, envelopeTo: string[]): void {
    const { meta } = this.store;
    meta.mails += 1;
    const mail: StoredMail = { n: meta.mails, at: new Date().toISOString(), envelopeFrom, envelopeTo };
    writeFileSync(`${this.toFile(mail.n)}.tmp`, raw);
    renameSync(`${this.toFile(mail.n)}.tmp`, this.toFile(mail.n));
    this.store.tables.mails.set(String(mail.n), mail);
    this.store.save("mails", mail.n);
    this.store.save("meta");
    this.store.flush();
  }

  /** All mails, newest last. */
  list(): Promise<Mail[]> {
    return Promise.all([...this.store.tables.mails.values()].map((mail) => this.parse(mail)));
  }

  async find(n: number): Promise<Mail | null> {
    const mail = this.store.tables.mails.get(String(n));
    return mail === undefined ? null : this.parse(mail);
  }

  /** The message byte for byte, or null. */
  readRaw(n: number): Buffer | null {
    return this.store.tables.mails.has(String(n)) ? readFileSync(this.toFile(n)) : null;
  }

  clear(): void {
    for (const key of this.store.tables.mails.keys()) {
      this.store.tables.mails.delete(key);
      this.store.save("mails", key);
    }
    this.parsed.clear();
    for (const file of readdirSync(this.dir)) rmSync(join(this.dir, file), { force: true });
  }

  private parse(mail: StoredMail): Promise<Mail> {
    const known = this.parsed.get(mail.n) ?? parseMail(mail, readFileSync(this.toFile(mail.n)));
    this.parsed.set(mail.n, known);
    return known;
  }

  private toFile(n: number): string {
    return join(this.dir, `${String(n).padStart(6, "0")}.eml`);
  }
}

async function parseMail(mail: StoredMail, raw: Buffer): Promise<Mail> {
  const { default: PostalMime } = await import("postal-mime"); // not before there is a mail: starting is to be quick
  const message = await PostalMime.parse(raw);
  const toAddresses = (list: { address?: string | undefined }[] | undefined) =>
    (list ?? []).flatMap((entry) => (entry.address ? [entry.address] : []));
  return {
    n: mail.n,
    at: mail.at,
    from: message.from?.address ?? mail.envelopeFrom,
    to: message.to === undefined ? mail.envelopeTo : toAddresses(message.to),
    subject: message.subject ?? "",
    text: message.text ?? "",
    html: message.html ?? null,
    messageId: message.messageId ?? null,
    replyTo: toAddresses(message.replyTo),
    envelope: { from: mail.envelopeFrom, to: mail.envelopeTo },
    attachments: message.attachments.map((attachment) => {
      const content =
        typeof attachment.content === "string"
          ? Buffer.from(attachment.content)
          : Buffer.from(attachment.content as ArrayBuffer);
      return {
        filename: attachment.filename ?? null,
        contentType: attachment.mimeType,
        cid: attachment.contentId?.replace(/^<|>$/g, "") ?? null,
        size: content.length,
        contentBase64: content.toString("base64"),
      };
    }),
  };
}
