import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeGirocode } from "#lib/documents/mail/fixtures/read-mail.ts";
import { openCents } from "#lib/domain/claim.ts";
import type { Order } from "#lib/domain/order.ts";
import { mayEnterPart, partMark } from "#lib/domain/part-payment.ts";
import { partCents } from "#lib/domain/receipt.ts";
import { paymentInstructions } from "#lib/payments/instructions.ts";
import { deliverGoods } from "./deliver-goods.ts";
import { enterPartPayment } from "./enter-part-payment.ts";
import { orderBy } from "./fixtures/placed-order.ts";
import { ENGINES, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { syncPayment } from "./sync-payment.ts";

const KLARA = { staffId: "s1", name: "Klara Kern", role: "clerk" } as const;
const KURT = { staffId: "s2", name: "Kurt Kern", role: "admin" } as const;
const ROUNDS = 4;
/** A busy machine takes its time. */
const PATIENCE = { timeout: 90_000 };

interface SentMail {
  messageId: string;
  subject: string;
  text: string;
  attachments: { contentType: string; contentBase64: string }[];
}

// On the embedded database and on PostgreSQL, beside a real sandbox whose remark does not say how much came.
describe.each(ENGINES)("entering the sum of a part payment on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine);
  });
  afterAll(() => shop.close());

  const look = async (order: Order) => {
    await syncPayment(shop.runtime, order.id);
    await shop.runDueJobs();
    return shop.reload(order);
  };
  async function pay(order: Order, amount: number, remark?: string): Promise<Order> {
    await shop.lever(`transactions/${order.payment.stxId}/pay`, { amount, ...(remark ? { remark } : {}) });
    return look(order);
  }
  const partPaid = async (method: string) => pay(await orderBy(shop, method), 500, "Teilbetrag eingegangen");
  const enter = (order: Order, amountCents: number, actor: typeof KLARA | typeof KURT = KLARA) =>
    enterPartPayment(shop.runtime, order.id, { amountCents, seen: partMark(order) }, actor);
  const instructions = async (order: Order) =>
    paymentInstructions(await shop.reload(order), await shop.runtime.shop.profile());
  async function rows(order: Order, kind: string): Promise<Record<string, unknown>[]> {
    return (await shop.dump()).filter((row) => row.kind === kind && row.orderId === order.id);
  }
  const toldOf = async (order: Order) => {
    await shop.runDueJobs();
    const mails = await shop.lever<SentMail[]>("mails");
    return mails.filter(({ subject }) => subject.includes(order.number) && /eingegangen/.test(subject));
  };

  it("asks for the rest on page, mail, code and document, once, and keeps who said it", async () => {
    const order = await partPaid("invoice");
    const total = order.totalCents;
    const unknown = await instructions(order);
    expect(unknown).toMatchObject({ openCents: total, partCents: null, girocode: null });
    expect(await enter(order, 500)).toEqual({ kind: "entered" });
    // A second press of the same page.
    expect(await enter(order, 500)).toEqual({ kind: "entered" });
    const known = await instructions(order);
    const { orders: listed } = await shop.runtime.orderList.page({ filter: "all", search: order.number, limit: 5 });
    expect(listed.map(({ openCents: open }) => open)).toEqual([total - 500]);
    expect(known).toMatchObject({ openCents: total - 500, partCents: 500 });
    expect(known?.revision).not.toBe(unknown?.revision);

    const mails = await toldOf(order);
    expect(mails.map(({ subject }) => /noch/.test(subject))).toEqual([false, true]);
    const rest = ((total - 500) / 100).toFixed(2).replace(".", ",");
    expect(mails[1]?.text).toContain(`Offen sind noch ${rest}`);
    const picture = mails[1]?.attachments.find(({ contentType }) => contentType === "image/png");
    const code = await decodeGirocode(Buffer.from(picture?.contentBase64 ?? "", "base64"));
    expect(code).toBe(known?.girocode);
    expect(code).toContain(`EUR${((total - 500) / 100).toFixed(2)}`);

    const event = "payment.partEntered";
    const audit = (await rows(order, "audit")).filter(({ action }) => action === event);
    const detail = { amountCents: 500, before: null, openCents: total - 500 };
    expect(audit).toMatchObject([{ staffId: "s1", actor: "Klara Kern", detail }]);
    const history = (await rows(order, "history")).filter((row) => row.event === event);
    expect(history).toMatchObject([{ detail }]);
    const { entries } = (await shop.runtime.orderRecords.read(order.id))?.timeline ?? { entries: [] };
    expect(entries.filter((entry) => entry.event === event)).toMatchObject([{ by: "Klara Kern" }]);

    const parcel = { id: order.id, items: [], carrier: null, trackingId: null, deliveredAt: null };
    await deliverGoods(shop.runtime, order.id, parcel, null);
    await look(order);
    const [invoice] = await shop.runtime.invoices.ofOrder(order.id);
    expect(invoice?.document).toMatchObject({ openCents: total - 500, paidCents: 500, totalCents: total });
    expect(invoice?.document.instructions?.openCents).toBe(total - 500);
  });

  it("takes one of two sums that two people enter at once, and has the other look again", PATIENCE, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const order = await partPaid("prepaid");
      const outcomes = await Promise.all([enter(order, 500, KLARA), enter(order, 600, KURT)]);
      const taken = outcomes.findIndex(({ kind }) => kind === "entered");
      expect(outcomes[1 - taken]).toEqual({ kind: "refused", problem: "changed" });
      const after = await shop.reload(order);
      expect(partCents(after.payment.receipts)).toBe([500, 600][taken]);
      const audit = (await rows(order, "audit")).filter(({ action }) => action === "payment.partEntered");
      expect(audit.map(({ actor }) => actor)).toEqual([[KLARA, KURT][taken]?.name]);
      expect(await toldOf(order)).toHaveLength(2);
    }
  });

  it("ends with the provider's own sum, whichever of the two comes first", PATIENCE, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const order = await partPaid("prepaid");
      await shop.lever(`transactions/${order.payment.stxId}/pay`, { amount: 250 });
      const [, outcome] = await Promise.all([syncPayment(shop.runtime, order.id), enter(order, 500)]);
      const after = await look(order);
      expect(partCents(after.payment.receipts)).toBe(750);
      expect(openCents(after)).toBe(order.totalCents - 750);
      expect(mayEnterPart(after)).toBe(false);
      expect(await enter(after, 500)).toEqual({ kind: "refused", problem: "noPart" });
      const [last] = (await toldOf(order)).slice(-1);
      expect(last?.subject, JSON.stringify(outcome)).toContain("7,50");
    }
  });

  it("asks again when the provider remarks something else, and tells the customer that it is open", async () => {
    const order = await partPaid("prepaid");
    await enter(order, 500);
    await shop.runDueJobs();
    const more = await pay(order, 250, "Weitere Teilzahlung eingegangen");
    expect([partCents(more.payment.receipts), mayEnterPart(more)]).toEqual([null, true]);
    expect((await toldOf(order)).at(-1)?.subject).toContain("ein Teilbetrag ist eingegangen");
    expect(await enter(more, 750)).toEqual({ kind: "entered" });
    const paid = await pay(order, order.totalCents - 750);
    expect(paid.payment).toMatchObject({ status: "paid", receivedCents: order.totalCents });
    expect(mayEnterPart(paid)).toBe(false);
  });

  it("tells the customer the sum that is true, also where it had been told before", async () => {
    const order = await partPaid("prepaid");
    for (const cents of [500, 600, 500]) {
      expect(await enter(await shop.reload(order), cents)).toEqual({ kind: "entered" });
      await shop.runDueJobs();
    }
    const told = await toldOf(order);
    expect(new Set(told.map(({ messageId }) => messageId)).size).toBe(4);
    const sums = told.map(({ subject }) => /: (.*?) eingegangen/.exec(subject)?.[1]);
    expect(sums.slice(1).map((sum) => sum?.replaceAll("\u00a0", " "))).toEqual(["5,00 €", "6,00 €", "5,00 €"]);
  });
});
