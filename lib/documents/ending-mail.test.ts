import { describe, expect, it } from "vitest";
import type { MailEvent } from "#lib/domain/effects.ts";
import { ACCOUNT } from "#lib/domain/fixtures/account.ts";
import { concealFunding } from "#lib/domain/funding.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { PaymentAttempt } from "#lib/domain/payment.ts";
import { readHtmlFacts, toVisibleText } from "./mail/fixtures/read-mail.ts";
import { SAMPLE_PROFILE, sampleOrder } from "./mail/fixtures/sample-order.ts";
import { renderOrderMail } from "./order-mail.tsx";

const PARTIAL = {
  pciId: "PCI_1",
  status: "partial",
  amountCents: null,
  receivedOn: null,
  recordedAt: "2026-12-01T10:00:00.000Z",
} as const;

/** Both parts as a reader sees them, and what hangs on the mail. */
async function read(event: MailEvent, payment: Partial<PaymentAttempt>, locale: Locale = "de", method = "prepaid") {
  const order = { ...sampleOrder(method), locale };
  const isOver = event !== "reminder";
  const mail = await renderOrderMail({
    event,
    order: { ...order, status: isOver ? "cancelled" : "placed", payment: { ...order.payment, ...payment } },
    profile: SAMPLE_PROFILE,
    orderUrl: `https://shop.example${locale === "de" ? "" : "/en"}/orders/${order.token}`,
  });
  return { ...mail, parts: [toVisibleText(mail.html), mail.text] };
}

const ENDED = { status: "cancelled", goal: "end" } as const;

describe("a reminder", () => {
  it("is friendly, names the day and accepts nothing a second time", async () => {
    const { parts } = await read("reminder", {});
    for (const part of parts) {
      expect(part).toContain("Bitte überweisen Sie 84,90 € bis 4. Dezember.");
      expect(part).toContain("Haben Sie schon überwiesen?");
      expect(part).not.toMatch(/hiermit an|Mahnung|Verzug|Gebühr/u);
    }
  });

  it.each(["de", "en"] as const)("names no sum that is missing when a part came: %s", async (locale) => {
    const { html, text, parts, attachments, subject } = await read("reminder", { receipts: [PARTIAL] }, locale);
    expect(attachments).toEqual([]);
    expect(html).not.toContain("<img");
    expect(subject).not.toMatch(/84[.,]90/u);
    expect(readHtmlFacts(html)).toMatchObject({ iban: "DE81850400611005523759", purpose: "TA 49425099" });
    for (const part of parts) {
      expect(part).toContain(locale === "de" ? "nur den Rest" : "only the rest");
      expect(part).not.toContain(locale === "de" ? "Bitte überweisen Sie 84,90" : "Please transfer €84.90");
    }
    expect(text).toContain(locale === "de" ? "Gesamtbetrag: 84,90 €" : "Total: €84.90");
    expect(text).not.toContain(locale === "de" ? "\nBetrag:" : "\nAmount:");
  });

  it.each([
    ["is to end", { goal: "end", endReason: "cancelled" }],
    ["was refused", { status: "denied" }],
  ] as const)("is not written for a payment that %s", async (_words, payment) => {
    await expect(read("reminder", payment)).rejects.toThrow("nothing to transfer");
  });
});

describe.each(["expired", "cancelled"] as const)("a mail that an order is %s", (event) => {
  it.each([["prepaid"], ["invoice"], ["debit"]])("gives nobody the means to pay: %s", async (method) => {
    const { html, parts, attachments } = await read(event, { ...ENDED, endReason: event }, "de", method);
    expect(attachments).toEqual([]);
    expect(readHtmlFacts(html)).toEqual({});
    for (const part of parts) {
      expect(part).not.toMatch(/DE81|TA 49425099|hiermit an|noch offen/u);
      expect(part).toMatch(/müssen nichts mehr zahlen/u);
    }
  });

  it("says so in English as well", async () => {
    const { parts } = await read(event, { ...ENDED, endReason: event }, "en");
    for (const part of parts) expect(part).toContain("nothing left for you to pay");
  });
});

describe("what becomes of money", () => {
  it("that is on its way when waiting has ended: it comes back, or a call gets the goods", async () => {
    const { parts } = await read("expired", { ...ENDED, endReason: "expired" });
    for (const part of parts) {
      expect(part).toContain("bekommen Sie das Geld zurück");
      expect(part).toContain("bis 4. Dezember haben wir die Ware für Sie zurückgehalten");
      expect(part).toContain("035955 12345");
    }
  });

  it("of an order that was refused and never paid: nobody was asked to transfer anything", async () => {
    const { parts, subject } = await read("expired", { status: "denied", instructions: null }, "de", "invoice");
    expect(subject).toBe("Bestellung 10234 ist storniert");
    for (const part of parts) expect(part).not.toMatch(/[Üü]berweis/u);
  });

  it("that was paid and the order cancelled: it comes back by its sum", async () => {
    const { parts } = await read("cancelled", { ...ENDED, endReason: "cancelled", receivedCents: 8490 });
    for (const part of parts) expect(part).toContain("Ihre Zahlung von 84,90 € bekommen Sie zurück.");
  });

  it("of which a part came: it comes back without a sum nobody knows", async () => {
    const { parts } = await read("cancelled", { ...ENDED, endReason: "cancelled", receipts: [PARTIAL] });
    for (const part of parts) expect(part).toContain("Ein Teil Ihrer Überweisung war schon angekommen.");
  });

  it("that would have been debited: no word of a transfer", async () => {
    const account = { funding: concealFunding(ACCOUNT), instructions: null };
    const { parts } = await read("cancelled", { ...ENDED, endReason: "cancelled", ...account }, "de", "debit");
    for (const part of parts) {
      expect(part).toContain("Abgebucht wird nichts mehr.");
      expect(part).not.toMatch(/[Üü]berweis/u);
    }
  });
});
