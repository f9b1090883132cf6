import { expect, it } from "vitest";
import type { MailEvent } from "#lib/domain/effects.ts";
import type { Order } from "#lib/domain/order.ts";
import { SAMPLE_PROFILE, sampleOrder } from "./mail/fixtures/sample-order.ts";
import { renderOrderMail } from "./order-mail.tsx";

const EVENTS: MailEvent[] = [
  "received",
  "confirmation",
  "paymentReceived",
  "declined",
  "reminder",
  "expired",
  "cancelled",
];

function renderFor(event: MailEvent, customer: Partial<Order["customer"]>, street = "Weg") {
  const order = sampleOrder("prepaid");
  const address = { ...order.customer.address, street };
  const orderUrl = `https://shop.example/orders/${order.token}`;
  const hostile = { ...order, customer: { ...order.customer, ...customer, address } };
  return renderOrderMail({ event, order: hostile, profile: SAMPLE_PROFILE, orderUrl });
}

it.each(EVENTS)("markup in names is shown, not obeyed: %s", async (event) => {
  const { html } = await renderFor(
    event,
    { firstName: '<b class="x">Eve</b>', company: "<img src=x onerror=alert(1)>" },
    "</td></table><script>alert(1)</script>",
  );
  expect(html).not.toMatch(/<b class|<script|<img src=x/u);
  expect(html).toContain("&lt;b class=&quot;x&quot;&gt;Eve&lt;/b&gt;");
});

it.each(EVENTS)("line breaks in names make no line of their own: %s", async (event) => {
  const forged = "IBAN: DE02120300000000202051";
  const separators = ["\r\n", "\n", "\u2028", "\u0085", "\v"];
  for (const separator of separators) {
    const { text, subject } = await renderFor(
      event,
      { firstName: `Eve${separator}${forged}`, company: `X${separator}${forged}` },
      `Weg${separator}Bcc: someone`,
    );
    expect(text.split(/\r\n|[\n\r\v\u0085\u2028]/u).filter((line) => line.trim().startsWith("IBAN: DE02"))).toEqual([]);
    expect(text.split(/\r\n|[\n\r\v\u0085\u2028]/u).filter((line) => line.trim().startsWith("Bcc"))).toEqual([]);
    expect(subject).not.toMatch(/Eve|\p{Cc}/u);
  }
});

it.each(EVENTS)("nothing a customer typed becomes a link: %s", async (event) => {
  const { html, text } = await renderFor(
    event,
    { firstName: "http://evil.example/x", lastName: "www.evil.example", company: "evil.example" },
    "mail@evil.example",
  );
  for (const part of [html, text]) {
    expect(part).toContain("evil");
    // What mail clients turn into links by themselves.
    expect(part).not.toMatch(/evil\.[a-z]|:\/\/evil|@evil|www\.evil/u);
  }
  expect([...html.matchAll(/href="([^"]*)"/gu)].filter(([, url]) => url?.includes("evil"))).toEqual([]);
});

it("names keep their looks", async () => {
  const { text } = await renderFor(
    "confirmation",
    { firstName: "Anne-Marie", lastName: "d'Órs-Łuk", company: "Müller & Söhne GmbH & Co. KG" },
    "Straße d. 17. Juni",
  );
  expect(text).toContain("  Müller & Söhne GmbH & Co. KG\n  Anne-Marie d'Órs-Łuk\n  Straße d. 17. Juni 17a\n");
});

it("values of the provider cannot break a fact into lines either", async () => {
  const order = sampleOrder("prepaid");
  const instructions = {
    owner: "secupay\nAG",
    iban: "DE81850400611005523759",
    bic: null,
    bankName: null,
    remittance: "TA 1",
  };
  const { text, attachments } = await renderOrderMail({
    event: "confirmation",
    order: { ...order, payment: { ...order.payment, instructions } },
    profile: SAMPLE_PROFILE,
    orderUrl: "https://shop.example/orders/t",
  });
  expect(text).toContain("\nEmpfänger: secupay AG\n");
  expect(attachments).toEqual([]);
});
