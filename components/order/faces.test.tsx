import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import sharp from "sharp";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { parseInvoice } from "#lib/documents/e-invoice/fixtures/parsed-invoice.ts";
import { renderXRechnung } from "#lib/documents/e-invoice/render-e-invoice.ts";
import { rasterPdf, readPdfText } from "#lib/documents/invoice/fixtures/read-pdf.ts";
import { renderInvoicePdf } from "#lib/documents/invoice/render-invoice-pdf.ts";
import { decodeGirocode, readHtmlFacts, readTextFacts, toVisibleText } from "#lib/documents/mail/fixtures/read-mail.ts";
import { SAMPLE_PROFILE, sampleOrder } from "#lib/documents/mail/fixtures/sample-order.ts";
import { renderOrderMail } from "#lib/documents/order-mail.tsx";
import { toInvoice } from "#lib/domain/draft-invoice.ts";
import { findGirocode } from "#lib/domain/fixtures/find-girocode.ts";
import { parseGirocodeText } from "#lib/domain/girocode.ts";
import { formatIban } from "#lib/domain/iban.ts";
import { formatCents, type Locale, type VatRate } from "#lib/domain/money.ts";
import type { Order, OrderLine } from "#lib/domain/order.ts";
import type { PaymentInstructions } from "#lib/domain/payment-instructions.ts";
import type { Refund } from "#lib/domain/refund.ts";
import { MESSAGES } from "#lib/i18n/messages.ts";
import { documentTerms } from "#lib/payments/document-terms.ts";
import { paymentInstructions } from "#lib/payments/instructions.ts";
import { formatDay } from "./format-day.ts";
import { Girocode } from "./girocode.tsx";
import { TransferFactsView } from "./transfer-facts.tsx";

/** Orders a run looks at; a thousand by hand. */
const RUNS = Number(process.env.FACE_RUNS ?? 30);
const SEED = Number(process.env.FC_SEED ?? 20261126);

const word = fc.stringMatching(/^[A-Za-zÄÖÜäöüßéłŻ0-9&.,'-]{0,11}[A-Za-z0-9ß]$/u);
const words = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((list) => list.join(" "));

/** Orders that ask for a transfer: methods, rates, refunds, part payments, names as they come. */
const anyAskingOrder = fc
  .record({
    method: fc.constantFrom("invoice" as const, "prepaid" as const),
    locale: fc.constantFrom<Locale>("de", "en"),
    isDelivered: fc.boolean(),
    lines: fc.array(
      fc.record({
        name: words(6),
        quantity: fc.integer({ min: 1, max: 30 }),
        unitCents: fc.integer({ min: 100, max: 90_000 }),
        vatRate: fc.constantFrom<VatRate>(7, 19),
      }),
      { minLength: 1, maxLength: 9 },
    ),
    refundPercent: fc.option(fc.integer({ min: 1, max: 60 })),
    partPercent: fc.option(fc.integer({ min: 1, max: 90 })),
    firstName: words(3),
    lastName: words(4),
    company: fc.option(words(4)),
    owner: words(4).filter((text) => text.length <= 70),
    remittance: words(6).filter((text) => text.length <= 140),
    bankName: fc.option(words(3)),
    bic: fc.constantFrom("COBADEFFXXX", "MARKDEF1100", null),
    iban: fc.constantFrom("DE81850400611005523759", "AT611904300234573201", "NL91ABNA0417164300"),
  })
  .map((given): Order => {
    const { method, isDelivered, lines, refundPercent, partPercent, firstName, lastName, company } = given;
    const sample = sampleOrder(method);
    const articles = lines.map(
      (line, index): OrderLine => ({
        ...{
          kind: "article",
          productId: `p${index}`,
          sku: `S-${index}`,
          content: null,
          byWeight: false,
          artwork: null,
        },
        ...{ name: { de: line.name, en: line.name }, quantity: line.quantity, unitCents: line.unitCents },
        ...{ sumCents: line.quantity * line.unitCents, vatRate: line.vatRate },
      }),
    );
    const totalCents = articles.reduce((sum, { sumCents }) => sum + sumCents, 0);
    const refundCents = refundPercent === null ? 0 : Math.max(1, Math.floor((totalCents * refundPercent) / 100));
    const left = totalCents - refundCents;
    const partCents = partPercent === null ? 0 : Math.max(1, Math.floor((left * partPercent) / 100));
    const at = "2026-11-30T09:00:00.000Z";
    const refund: Refund = {
      ...{ id: "r1", number: 1, status: "done", amountCents: refundCents, items: [], restock: false, reason: "Bruch" },
      ...{ effectiveBefore: null, askingSince: null, isTaken: true, refusal: null, wantedAt: at, doneAt: at },
    };
    const { owner, iban, bic, bankName, remittance } = given;
    return {
      ...sample,
      ...{ locale: given.locale, lines: articles, goodsCents: totalCents, shippingCents: 0, totalCents },
      customer: { ...sample.customer, firstName, lastName, company },
      deliveryStatus: isDelivered ? "delivered" : "open",
      deliveries: isDelivered
        ? [
            {
              ...{ id: "d1", number: 1, kind: "shipping", isFinal: true, items: [], carrier: null, trackingId: null },
              ...{ deliveredAt: at, recordedAt: at, report: "reported", reportingSince: null },
            },
          ]
        : [],
      payment: {
        ...sample.payment,
        amountCents: totalCents,
        instructions: { owner, iban, bic, bankName, remittance },
        refunds: refundCents === 0 ? [] : [refund],
        effectiveCents: left,
        receipts:
          partCents === 0
            ? []
            : [{ pciId: "PCI_1", status: "partial", amountCents: partCents, receivedOn: null, recordedAt: at }],
      },
    };
  });

const plain = (text: string) => text.replaceAll(/\s+/g, " ");

/** What page and mail show, in the order's language. */
function toShown({ owner, iban, bic, bankName, remittance, openCents }: PaymentInstructions, locale: Locale) {
  const given = { ...(bic === null ? {} : { bic }), ...(bankName === null ? {} : { bankname: bankName }) };
  return { owner, iban, purpose: remittance, amount: plain(formatCents(openCents, locale)), ...given };
}

function dayOf({ due }: PaymentInstructions, locale: Locale): string | null {
  return due.kind === "afterDelivery" ? null : formatDay(due.day, locale);
}

async function expectPage(instructions: PaymentInstructions, locale: Locale): Promise<void> {
  const t = createTranslator({ locale, messages: MESSAGES[locale], namespace: "order" });
  const props = { instructions, locale, t: t as unknown as Parameters<typeof TransferFactsView>[0]["t"] };
  const html = renderToStaticMarkup(<TransferFactsView {...props} />);
  const found = [...html.matchAll(/<dd[^>]* data-fact="(\w+)"[^>]*>(.*?)<\/dd>/gsu)];
  const facts = Object.fromEntries(found.map(([, name, value]) => [name, plain(toVisibleText(value ?? ""))]));
  const { due, ...rest } = facts;
  expect(rest).toEqual(toShown(instructions, locale));
  const day = dayOf(instructions, locale);
  if (day === null) expect(due).toMatch(/10/);
  else expect(due).toBe(plain(day));
  const svg = renderToStaticMarkup(<Girocode text={instructions.girocode ?? ""} title="QR" />);
  const picture = await sharp(Buffer.from(svg)).flatten({ background: "#ffffff" }).resize(600).png().toBuffer();
  expect(await decodeGirocode(picture)).toBe(instructions.girocode);
}

const LABELS = {
  de: { amount: "Betrag", owner: "Empfänger", iban: "IBAN", purpose: "Verwendungszweck", bic: "BIC", bankname: "Bank" },
  en: { amount: "Amount", owner: "Payee", iban: "IBAN", purpose: "Payment reference", bic: "BIC", bankname: "Bank" },
};

async function expectMail(order: Order, instructions: PaymentInstructions): Promise<void> {
  const { locale } = order;
  const isPart = (instructions.partCents ?? 0) > 0;
  const event = isPart
    ? "partPayment"
    : order.deliveryStatus === "delivered" && order.payment.method === "invoice"
      ? "dispatched"
      : "confirmation";
  const about = event === "dispatched" ? { about: 1 } : {};
  const orderUrl = `https://shop.example/orders/${order.token}`;
  const mail = await renderOrderMail({ event, ...about, order, profile: SAMPLE_PROFILE, orderUrl });
  const shown = toShown(instructions, locale);
  const { due: dueHtml, ...html } = readHtmlFacts(mail.html);
  expect(Object.fromEntries(Object.entries(html).map(([name, value]) => [name, plain(value)]))).toEqual(shown);
  const labels = { ...LABELS[locale], due: "\u0000" };
  const { due: _due, ...text } = readTextFacts(mail.text, labels);
  expect(Object.fromEntries(Object.entries(text).map(([name, value]) => [name, plain(value ?? "")]))).toEqual(shown);
  const day = dayOf(instructions, locale);
  if (day !== null) expect(plain(dueHtml ?? "")).toContain(plain(day).replace(/^\S+ /u, ""));
  const [picture] = mail.attachments;
  expect(await decodeGirocode(picture?.content ?? new Uint8Array())).toBe(instructions.girocode);
}

async function expectDocument(order: Order, instructions: PaymentInstructions): Promise<void> {
  const draft = toInvoice(order, order.payment.refunds, documentTerms(order, SAMPLE_PROFILE));
  const document = { ...draft, number: "RE-2026-00001", issuedOn: "2026-11-30" };
  const pdf = await renderInvoicePdf(document);
  const pages = await readPdfText(pdf);
  const text = pages.join(" ");
  const { iban, ...shown } = toShown(instructions, order.locale);
  const labels = MESSAGES[order.locale].document.payment;
  for (const [name, fact] of Object.entries({ ...shown, iban: formatIban(iban) })) {
    expect(text).toContain(`${labels[name as keyof typeof shown | "iban"]} ${fact}`);
  }
  const page = pages.findIndex((content) => content.includes(formatIban(iban)));
  const code = findGirocode(await rasterPdf(pdf, page, 150));
  expect([code.text, code.levelBits]).toEqual([instructions.girocode, 0]);
  expect(code.version).toBeLessThanOrEqual(13);
  const xml = renderXRechnung(document, { buyerReference: order.number });
  const invoice = parseInvoice(xml);
  expect(invoice.remittance).toBe(instructions.remittance);
  expect(invoice.payee?.name).toBe(instructions.owner);
  for (const fact of [iban, instructions.bic ?? iban]) expect(xml).toContain(`>${fact}<`);
  const { due } = instructions;
  if (due.kind !== "afterDelivery") expect(xml).toContain(`>${due.day.replaceAll("-", "")}<`);
  const open = `${Math.trunc(instructions.openCents / 100)}.${String(instructions.openCents % 100).padStart(2, "0")}`;
  expect(xml).toContain(`<ram:DuePayableAmount>${open}</ram:DuePayableAmount>`);
}

describe("one instruction", () => {
  it(`has the same facts on every face, in ${RUNS} orders (seed ${SEED})`, { timeout: 60 * 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyAskingOrder, async (order) => {
        const instructions = paymentInstructions(order, SAMPLE_PROFILE);
        if (instructions === null) throw new Error("this order asks for nothing");
        const { openCents, girocode } = instructions;
        expect(openCents).toBeGreaterThan(0);
        const read = parseGirocodeText(girocode ?? "");
        expect(read).toMatchObject({ ok: true });
        await expectPage(instructions, order.locale);
        await expectMail(order, instructions);
        await expectDocument(order, instructions);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
