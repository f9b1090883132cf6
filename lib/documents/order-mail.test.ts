import { describe, expect, it } from "vitest";
import type { MailEvent } from "#lib/domain/effects.ts";
import { renderGirocodeText } from "#lib/domain/girocode.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { PaymentAttempt, PaymentMethodCode } from "#lib/domain/payment.ts";
import type { LegalText } from "#lib/domain/shop.ts";
import { decodeGirocode, readHtmlFacts, readTextFacts, toVisibleText } from "./mail/fixtures/read-mail.ts";
import { SAMPLE_PROFILE, sampleOrder } from "./mail/fixtures/sample-order.ts";
import { type OrderMailInput, renderOrderMail } from "./order-mail.tsx";

const METHODS = ["prepaid", "invoice"] as const;
const LOCALES: Locale[] = ["de", "en"];
const EVENTS: MailEvent[] = ["received", "confirmation", "paymentReceived", "declined", "expired", "cancelled"];
const CASES = METHODS.flatMap((method) =>
  LOCALES.flatMap((locale) => EVENTS.map((event) => [event, method, locale] as const)),
);
const CONFIRMATIONS = CASES.filter(([event]) => event === "confirmation");
/** Only a transfer that comes before the goods is reminded of. */
const REMINDERS = LOCALES.map((locale) => ["reminder", "prepaid", locale] as const);

const LABELS = {
  de: { amount: "Betrag", owner: "Empfänger", iban: "IBAN", purpose: "Verwendungszweck", bic: "BIC", bankname: "Bank" },
  en: { amount: "Amount", owner: "Payee", iban: "IBAN", purpose: "Payment reference", bic: "BIC", bankname: "Bank" },
};
const DUE_LABELS = {
  prepaid: { de: "Überweisen bis", en: "Transfer by" },
  invoice: { de: "Fällig", en: "Due" },
};

function renderMail(event: MailEvent, order: Order, more: Partial<OrderMailInput> = {}) {
  const orderUrl = `https://shop.example${order.locale === "de" ? "" : "/en"}/orders/${order.token}`;
  return renderOrderMail({ event, order, profile: SAMPLE_PROFILE, orderUrl, ...more });
}

function orderWith(method: PaymentMethodCode, locale: Locale, payment: Partial<PaymentAttempt> = {}): Order {
  const order = sampleOrder(method);
  return { ...order, locale, payment: { ...order.payment, ...payment } };
}

describe("subjects", () => {
  it.each([
    ["confirmation", "prepaid", "de", "Bestellung 10234: bitte 84,90 € bis 4. Dezember überweisen"],
    ["confirmation", "prepaid", "en", "Order 10234: please transfer €84.90 by 4 December"],
    ["confirmation", "invoice", "de", "Bestellung 10234 ist bestätigt – Sie müssen jetzt nichts zahlen"],
    ["confirmation", "invoice", "en", "Order 10234 is confirmed – nothing to pay now"],
    ["received", "prepaid", "de", "Bestellung 10234 ist eingegangen – Bankdaten folgen"],
    ["received", "invoice", "en", "Order 10234 has arrived – bank details will follow"],
    ["paymentReceived", "prepaid", "de", "Bestellung 10234: Ihre Zahlung über 84,90 € ist eingegangen"],
    ["paymentReceived", "invoice", "en", "Order 10234: your payment of €84.90 has arrived"],
    ["declined", "invoice", "de", "Bestellung 10234: Zahlung per Rechnung ist leider nicht möglich"],
    ["declined", "invoice", "en", "Order 10234: payment by invoice is not possible"],
    ["reminder", "prepaid", "de", "Erinnerung zu Bestellung 10234: bitte 84,90 € bis 4. Dezember überweisen"],
    ["reminder", "prepaid", "en", "Reminder for order 10234: please transfer €84.90 by 4 December"],
    ["expired", "prepaid", "de", "Bestellung 10234 ist storniert – bitte nichts mehr überweisen"],
    ["expired", "prepaid", "en", "Order 10234 is cancelled – please do not transfer any more"],
    ["cancelled", "invoice", "de", "Bestellung 10234 ist storniert"],
    ["cancelled", "invoice", "en", "Order 10234 is cancelled"],
  ] as const)("%s, %s, %s", async (event, method, locale, subject) => {
    expect((await renderMail(event, orderWith(method, locale))).subject).toBe(subject);
  });

  it("count bank working days from the day in Berlin", async () => {
    const order = orderWith("prepaid", "de");
    const late = { ...order, payment: { ...order.payment, startedAt: new Date("2026-12-22T23:30:00Z") } };
    expect((await renderMail("confirmation", late)).subject).toContain("bis 31. Dezember");
  });
});

describe.each([...CASES, ...REMINDERS])("%s, %s, %s", (event, method, locale) => {
  it("is whole, small and fetches nothing", async () => {
    const order = orderWith(method, locale);
    const { html, text, attachments } = await renderMail(event, order);
    expect(html).toContain(`lang="${locale}"`);
    expect(html.length + text.length + (attachments[0]?.content.length ?? 0)).toBeLessThan(200_000);
    expect(html.match(/\bsrc="(?!cid:)|url\(|<link|@import|<script/giu)).toBeNull();
    expect(attachments).toHaveLength(event === "confirmation" || event === "reminder" ? 1 : 0);
    for (const part of [toVisibleText(html), text]) {
      expect(part).toContain("10234");
      expect(part).toContain("Zoë Größmann");
      expect(part).toContain("Sauer & Kruste Mühlenbedarf GmbH");
      expect(part).not.toMatch(/\bmail\.[a-z]|[{}]|undefined|null|NaN/u);
    }
    const own = new RegExp(
      `^https://shop\\.example${locale === "de" ? "" : "/en"}(/(orders|legal|withdrawal)\\b|$)`,
      "u",
    );
    const links = [...html.matchAll(/href="([^"]*)"/gu)].map(([, url]) => url ?? "");
    expect(links.filter((url) => !own.test(url))).toEqual([]);
    expect(links.filter((url) => !text.includes(url))).toEqual([]);
    expect(links).toContain(`https://shop.example${locale === "de" ? "" : "/en"}/orders/${order.token}`);
  });

  it("says the same in HTML and in text", async () => {
    const { html, text } = await renderMail(event, orderWith(method, locale));
    const visible = toVisibleText(html);
    // A picture can only be pointed to in text; rules, list marks and labels belong to the layout of the text.
    const sentences = text.split("\n").filter((line) => /[.!?]$/u.test(line) && !line.includes(".png"));
    expect(sentences.length).toBeGreaterThan(2);
    expect(sentences.filter((line) => !visible.includes(line))).toEqual([]);
    const paragraphs = [...html.matchAll(/<p\b[^>]*>(.*?)<\/p>/gsu)].map(([, inner]) => toVisibleText(inner ?? ""));
    const written = paragraphs.filter((line) => /[.!?]$/u.test(line) && !/QR-Code in der|QR code inside/u.test(line));
    expect(written.length).toBeGreaterThan(2);
    expect(written.filter((line) => !text.includes(line))).toEqual([]);
  });
});

describe.each([...CONFIRMATIONS, ...REMINDERS])("the transfer of a %s, %s, %s", (event, method, locale) => {
  const labels = { ...LABELS[locale], due: DUE_LABELS[method][locale] };
  const due = {
    prepaid: { de: "Freitag, 4. Dezember 2026", en: "Friday 4 December 2026" },
    invoice: { de: "10 Tage nach Versand", en: "10 days after dispatch" },
  };
  const facts = {
    amount: locale === "de" ? "84,90 €" : "€84.90",
    due: due[method][locale],
    owner: "secupay AG",
    iban: "DE81850400611005523759",
    purpose: "TA 49425099",
    bic: "COBADEFFXXX",
    bankname: "Commerzbank Dresden",
  };

  it("has the same facts in HTML, text and the words for the picture", async () => {
    const { html, text } = await renderMail(event, orderWith(method, locale));
    expect(readHtmlFacts(html)).toEqual(facts);
    expect(readTextFacts(text, labels)).toEqual(facts);
    const alt = /<img[^>]*\balt="([^"]*)"/u.exec(html)?.[1] ?? "";
    for (const value of Object.values(facts)) expect(alt).toContain(value);
    const preheader = /<div style="display:none[^>]*>([^<]*)/u.exec(html)?.[1];
    expect(preheader).toContain("3759");
    expect(preheader).toContain("TA 49425099");
    expect(preheader).not.toContain(facts.iban);
  });

  it("has a code that says what the facts say", async () => {
    const { html, text, attachments } = await renderMail(event, orderWith(method, locale));
    const { owner = "", iban = "", bic = "", purpose = "", amount = "" } = readTextFacts(text, labels);
    const amountCents = Number(amount.replace(/\D/gu, ""));
    const expected = renderGirocodeText({ name: owner, iban, bic, amountCents, text: purpose });
    const [picture] = attachments;
    if (!expected.ok || picture === undefined) throw new Error("no code");
    expect(await decodeGirocode(picture.content)).toBe(expected.text);
    expect(html).toContain(`src="cid:${picture.cid}"`);
    expect(text).toContain(picture.filename);
  });

  it("asks for the remainder after part of the money came", async () => {
    const { html, text, attachments } = await renderMail(event, orderWith(method, locale, { receivedCents: 2000 }));
    const amount = locale === "de" ? "64,90 €" : "€64.90";
    expect(readHtmlFacts(html).amount).toBe(amount);
    expect(readTextFacts(text, labels).amount).toBe(amount);
    expect(text).toContain(locale === "de" ? "noch offen: 64,90 €" : "still open: €64.90");
    expect(await decodeGirocode(attachments[0]?.content ?? Buffer.of())).toContain("\nEUR64.90\n");
  });

  it("shows the facts without a code where the bank details give none", async () => {
    const order = orderWith(method, locale);
    const owner = "Ein Empfänger, dessen Name für den Code viel zu lang ist, denn siebzig Zeichen sind erlaubt";
    const instructions = { ...facts, bic: null, bankName: null, owner, remittance: facts.purpose };
    const mail = await renderMail(event, { ...order, payment: { ...order.payment, instructions } });
    expect(mail.attachments).toEqual([]);
    expect(mail.html).not.toContain("<img");
    const { bic: _bic, bankname: _bankname, ...left } = { ...facts, owner };
    expect(readHtmlFacts(mail.html)).toEqual(left);
    expect(readTextFacts(mail.text, labels)).toEqual(left);
    const hint = locale === "de" ? "gibt es keinen QR-Code" : "There is no QR code";
    expect(toVisibleText(mail.html)).toContain(hint);
    expect(mail.text).toContain(hint);
  });

  it("waits for bank details", async () => {
    await expect(renderMail(event, orderWith(method, locale, { instructions: null }))).rejects.toThrow(
      event === "reminder" ? "nothing to transfer" : "bank details",
    );
  });

  it("asks for nothing once everything is paid", async () => {
    const order = orderWith(method, locale, { status: "paid", receivedCents: 8490 });
    if (event === "reminder") return expect(renderMail(event, order)).rejects.toThrow("nothing to transfer");
    const { subject, html, text, attachments } = await renderMail(event, order);
    expect(subject).toContain(locale === "de" ? "bestätigt und bezahlt" : "confirmed and paid");
    expect(attachments).toEqual([]);
    expect(html + text).not.toContain(facts.iban);
  });
});

describe("words", () => {
  it.each(METHODS)("accept the order when they ask for money: %s", async (method) => {
    const { text } = await renderMail("confirmation", orderWith(method, "de"));
    expect(text).toContain("Wir nehmen Ihre Bestellung 10234 hiermit an");
    expect(text).toContain("Vertrag binnen 14 Tagen");
    expect(text).toContain("https://shop.example/withdrawal");
    expect(text).toContain("https://shop.example/legal/withdrawal");
    expect(text).toContain("https://shop.example/legal/terms");
  });

  it("put everything that was agreed on into the confirmation", async () => {
    const { html, text } = await renderMail("confirmation", orderWith("prepaid", "de"));
    const agreed = [
      "Roggenmehl Type 1150",
      "3 kg (6 × 2,50 €)",
      "2 × 32,50 €",
      "15,00 €",
      "65,00 €",
      "80,00 €",
      "4,90 €",
    ];
    agreed.push("darin 7 % MwSt.", "1,04 €", "darin 19 % MwSt.", "11,01 €", "Lößniger Straße 17a", "04275 Leipzig");
    for (const part of [toVisibleText(html), text]) {
      expect(agreed.filter((words) => !part.includes(words))).toEqual([]);
    }
  });

  it("accept nothing on receipt, and keep people from ordering twice", async () => {
    const { text } = await renderMail("received", orderWith("prepaid", "de", { instructions: null }));
    expect(text).not.toContain("hiermit an");
    expect(text).toContain("nicht noch einmal");
    expect(text).toContain("eingegangen");
  });

  it("lead from a refusal to prepayment, and not in circles", async () => {
    const refused = await renderMail("declined", orderWith("invoice", "de", { instructions: null }));
    expect(refused.text).toContain("Stattdessen per Vorkasse zahlen: https://shop.example/orders/");
    const odd = await renderMail("declined", orderWith("prepaid", "de", { instructions: null }));
    expect(odd.text).not.toContain("Stattdessen");
  });

  it("follow the goods when the money is in", async () => {
    const order = orderWith("invoice", "de", { status: "paid", receivedCents: 8490 });
    expect((await renderMail("paymentReceived", order)).text).toContain("geben sie in den Versand");
    const collected = { ...order, delivery: "collection" } as const;
    expect((await renderMail("paymentReceived", collected)).text).toContain("zur Abholung bereit");
    const delivered = { ...order, deliveryStatus: "delivered" } as const;
    expect((await renderMail("paymentReceived", delivered)).text).toContain("bereits übergeben");
  });

  it("name the place and no shipping for a collection", async () => {
    const order = { ...orderWith("prepaid", "de"), delivery: "collection", shippingCents: 0 } as const;
    const { text } = await renderMail("confirmation", order);
    expect(text).toContain("Abholung bei:\n  Sauer & Kruste\n  Am Mühlgraben 4\n  01896 Lindach");
    expect(text).toContain("Abholung: kostenlos");
    expect(text).not.toMatch(/versend|Versand|Liefer/u);
  });

  it("carry the withdrawal instruction in full when it is given", async () => {
    const heading = { de: "Widerrufsbelehrung", en: "Instruction" };
    const paragraph = { de: "Sie haben das Recht, binnen vierzehn Tagen …", en: "You have the right …" };
    const withdrawal: LegalText = {
      slug: "withdrawal",
      title: heading,
      sections: [{ heading, paragraphs: [paragraph] }],
    };
    const { html, text } = await renderMail("confirmation", orderWith("invoice", "de"), { withdrawal });
    expect(text).toContain(paragraph.de);
    expect(toVisibleText(html)).toContain(paragraph.de);
  });
});
