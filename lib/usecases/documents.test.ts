import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readPdfText } from "#lib/documents/invoice/fixtures/read-pdf.ts";
import type { Order } from "#lib/domain/order.ts";
import { deliverGoods } from "./deliver-goods.ts";
import { documentFile } from "./document-file.ts";
import { orderBy } from "./fixtures/placed-order.ts";
import { ENGINES, ERIKA, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { issueDocuments } from "./issue-documents.ts";
import { placeOrder } from "./place-order.ts";
import { refundOrder } from "./refund-order.ts";
import { submitCheckout } from "./submit-checkout.ts";
import { syncPayment } from "./sync-payment.ts";

interface SentMail {
  subject: string;
  text: string;
  attachments: { filename: string; contentType: string; cid: string | null; content?: string; size?: number }[];
}

describe.each(ENGINES)("documents of orders on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine);
  });
  afterAll(() => shop.close());
  afterEach(() => shop.lever("reset", {}));

  const parcel = { id: "p1", items: [], carrier: null, trackingId: null, deliveredAt: null };
  const issuedOf = (order: Order) => shop.runtime.invoices.ofOrder(order.id);
  const deliver = async (order: Order) => {
    await deliverGoods(shop.runtime, order.id, { ...parcel, id: order.id }, null);
    await shop.runDueJobs();
  };
  const refund = async (order: Order, amountCents: number) => {
    const wanted = { id: `r${amountCents}`, amountCents, items: [], restock: false, reason: "Ein Glas war gesprungen" };
    await refundOrder(shop.runtime, order.id, wanted, null);
    await shop.runDueJobs();
  };
  const mails = () => shop.lever<SentMail[]>("mails");
  const filesOf = (mail: SentMail | undefined) =>
    mail?.attachments.filter(({ contentType }) => contentType === "application/pdf").map(({ filename }) => filename);

  it("on account come with the goods, by mail, and say the day that page and mail say", async () => {
    const order = await orderBy(shop, "invoice");
    expect(await issuedOf(order)).toEqual([]);
    await deliver(order);
    const [invoice, ...more] = await issuedOf(order);
    expect(more).toEqual([]);
    const text = (await readPdfText(await documentFile(shop.runtime, invoice ?? never(), "pdf"))).join(" ");
    const mail = (await mails()).find(({ text: body }) => body.includes(invoice?.number ?? "-"));
    expect(filesOf(mail)).toEqual([`${invoice?.number}.pdf`]);
    const day = /Fällig am (\d+\. \p{L}+ \d{4})/u.exec(text)?.[1];
    expect(day).toBeDefined();
    expect(mail?.text).toContain(day);
    expect(text).toContain((await shop.reload(order)).payment.instructions?.remittance);
  });

  it("paid in advance come with the money, are paid, and are not sent twice with the goods", async () => {
    const order = await orderBy(shop, "prepaid");
    await shop.lever(`transactions/${order.payment.stxId}/pay`, {});
    await syncPayment(shop.runtime, order.id);
    await shop.runDueJobs();
    const [invoice] = await issuedOf(order);
    expect(invoice?.document).toMatchObject({ openCents: 0, supply: null, instructions: null });
    await deliver(await shop.reload(order));
    expect(await issuedOf(order)).toHaveLength(1);
    const brought = (await mails()).flatMap((mail) => filesOf(mail) ?? []);
    expect(brought.filter((name) => name === `${invoice?.number}.pdf`).length).toBeGreaterThanOrEqual(1);
  });

  it("are corrected by documents of their own, and the first one stays as it was", async () => {
    const order = await orderBy(shop, "invoice");
    await deliver(order);
    const [invoice] = await issuedOf(order);
    const before = await documentFile(shop.runtime, invoice ?? never(), "pdf");
    await refund(order, 300);
    await refund(order, order.totalCents - 300);
    const all = await issuedOf(order);
    expect(all.map(({ kind }) => kind)).toEqual(["invoice", "correction", "cancellation"]);
    expect(all.map(({ document }) => document.totalCents)).toEqual([order.totalCents, 300, order.totalCents - 300]);
    expect(new Set(all.map(({ number }) => number)).size).toBe(3);
    const after = await documentFile(shop.runtime, all[0] ?? never(), "pdf");
    expect(Buffer.from(after).equals(Buffer.from(before))).toBe(true);
    const corrected = (await readPdfText(await documentFile(shop.runtime, all[1] ?? never(), "pdf"))).join(" ");
    expect(corrected).toContain(`Von der Rechnung ${invoice?.number}`);
    const brought = (await mails()).flatMap((mail) => filesOf(mail) ?? []);
    expect(brought).toEqual(expect.arrayContaining([`${all[1]?.number}.pdf`, `${all[2]?.number}.pdf`]));
  });

  it("bring business customers the form for machines as well", async () => {
    const input = { ...ERIKA, company: "Probe & Söhne KG", paymentMethod: "invoice" };
    const outcome = await submitCheckout(shop.runtime, { basketId: await shop.newBasket(), input, locale: "de" });
    if (outcome.kind !== "review") throw new Error(outcome.kind);
    await placeOrder(shop.runtime, outcome.order.basketId, { hash: outcome.order.contentHash, consent: "" });
    await shop.runDueJobs();
    await deliver(outcome.order);
    const [invoice] = await issuedOf(outcome.order);
    const xml = Buffer.from((await shop.runtime.invoices.file(invoice?.number ?? "", "xml"))?.content ?? []).toString();
    expect(xml).toContain("Probe &amp; Söhne KG");
    expect(xml).toContain("xrechnung_3.0");
    const pdf = await shop.runtime.invoices.file(invoice?.number ?? "", "pdf");
    expect(Buffer.from(pdf?.content ?? []).includes("factur-x.xml")).toBe(true);
  });

  it("are issued once, however often and by however many they are asked for", async () => {
    const order = await orderBy(shop, "invoice");
    await deliverGoods(shop.runtime, order.id, { ...parcel, id: order.id }, null);
    await shop.runDueJobs();
    const all = await Promise.all(Array.from({ length: 20 }, () => issueDocuments(shop.runtime, order.id)));
    expect(new Set(all.map((issued) => issued.map(({ number }) => number).join())).size).toBe(1);
    const files = await Promise.all(all.map(([invoice]) => documentFile(shop.runtime, invoice ?? never(), "pdf")));
    const hashes = new Set(files.map((content) => createHash("sha256").update(content).digest("hex")));
    expect(hashes.size).toBe(1);
    const kept = await shop.runtime.invoices.file(all[0]?.[0]?.number ?? "", "pdf");
    expect([...hashes]).toEqual([kept?.hash]);
    const again = await shop.runtime.drawDocument(all[0]?.[0]?.document ?? never(), "pdf");
    expect(createHash("sha256").update(again).digest("hex")).toBe(kept?.hash);
  });

  it("stand in the dump with all they say", async () => {
    const order = await orderBy(shop, "invoice");
    await deliver(order);
    const rows = (await shop.dump()).filter(({ kind, orderId }) => kind === "invoice" && orderId === order.id);
    expect(rows).toMatchObject([{ what: "invoice", document: { totalCents: order.totalCents } }]);
  });
});

function never(): never {
  throw new Error("there is no document");
}
