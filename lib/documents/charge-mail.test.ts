import { describe, expect, it } from "vitest";
import type { MailEvent } from "#lib/domain/effects.ts";
import { ACCOUNT } from "#lib/domain/fixtures/account.ts";
import { concealFunding } from "#lib/domain/funding.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { PaymentAttempt } from "#lib/domain/payment.ts";
import { MANDATE_TERMS } from "#lib/store/seed/mandate.ts";
import { toVisibleText } from "./mail/fixtures/read-mail.ts";
import { SAMPLE_PROFILE, sampleOrder } from "./mail/fixtures/sample-order.ts";
import { renderOrderMail } from "./order-mail.tsx";

const MANDATE = { reference: "PAM/49425099/1", containerId: "PCT_1" };

function renderMail(
  event: MailEvent,
  locale: Locale,
  change: Partial<PaymentAttempt> = {},
  mandateTerms = MANDATE_TERMS,
) {
  const order = { ...sampleOrder("debit"), locale };
  const taken = { instructions: null, funding: concealFunding(ACCOUNT), mandate: MANDATE, status: "paid" as const };
  const payment = { ...order.payment, ...taken, receivedCents: 8490, ...change };
  const orderUrl = `https://shop.example${locale === "de" ? "" : "/en"}/orders/${order.token}`;
  return renderOrderMail({ event, order: { ...order, payment }, profile: SAMPLE_PROFILE, orderUrl, mandateTerms });
}

describe("mails about money that is taken", () => {
  it.each([
    ["confirmation", "de", "Bestellung 10234 ist bestätigt – 84,90 € werden abgebucht"],
    ["confirmation", "en", "Order 10234 is confirmed – €84.90 will be debited"],
    ["received", "de", "Bestellung 10234 ist eingegangen – Bestätigung folgt"],
    ["received", "en", "Order 10234 has arrived – confirmation will follow"],
    ["paymentReceived", "de", "Bestellung 10234: Ihre Bank hat die Abbuchung bestätigt"],
    ["paymentReceived", "en", "Order 10234: your bank has confirmed the debit"],
    ["declined", "de", "Bestellung 10234: Zahlung per Lastschrift ist leider nicht möglich"],
    ["declined", "en", "Order 10234: payment by direct debit is not possible"],
  ] as const)("%s, %s: %s", async (event, locale, subject) => {
    const mail = await renderMail(event, locale);
    expect(mail.subject).toBe(subject);
    expect(mail.attachments).toEqual([]);
    for (const part of [toVisibleText(mail.html), mail.text]) {
      expect(part).toContain("Zoë Größmann");
      expect(part).not.toMatch(/QR|Verwendungszweck|reference:? TA|[{}]|undefined|null|NaN/u);
      expect(part).not.toContain("0044");
    }
  });

  it.each([
    ["de", ["Betrag: 84,90 €", "Abbuchung am: Dienstag, 1. Dezember 2026", "Mandatsreferenz: PAM/49425099/1"]],
    ["en", ["Amount: €84.90", "Debited on: Tuesday 1 December 2026", "Mandate reference: PAM/49425099/1"]],
  ] as const)("announce amount, day and mandate, and carry its text: %s", async (locale, facts) => {
    const { html, text } = await renderMail("confirmation", locale);
    const visible = toVisibleText(html);
    for (const fact of [...facts, "DE…3000", "Erika Probe", MANDATE_TERMS.creditorId]) {
      expect(text).toContain(fact);
      for (const piece of fact.split(": ")) expect(visible).toContain(piece);
    }
    expect(text).toContain(MANDATE_TERMS.title[locale]);
    expect(text).toContain(locale === "de" ? "innerhalb von acht Wochen" : "within eight weeks");
    expect(text).toContain("https://shop.example");
  });

  it("promise no dispatch while the bank has not confirmed", async () => {
    const { text } = await renderMail("confirmation", "de", { status: "pending", receivedCents: 0 });
    expect(text).toContain("Ihre Bank bestätigt die Abbuchung noch.");
    expect(text).not.toContain("Wir packen jetzt");
  });

  it("say where the reference is found when the provider did not tell it", async () => {
    const { text } = await renderMail("confirmation", "de", { mandate: null });
    expect(text).toContain("Mandatsreferenz: steht auf Ihrem Kontoauszug");
  });

  it("are not written without the merchant's mandate text", async () => {
    const order = sampleOrder("debit");
    const payment = { ...order.payment, instructions: null, funding: ACCOUNT };
    const orderUrl = `https://shop.example/orders/${order.token}`;
    const written = renderOrderMail({
      event: "confirmation",
      order: { ...order, payment },
      profile: SAMPLE_PROFILE,
      orderUrl,
    });
    await expect(written).rejects.toThrow("mandate terms");
  });
});
