import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "#lib/config.ts";
import type { CheckoutInput } from "#lib/domain/checkout.ts";
import type { NewDelivery } from "#lib/domain/delivery.ts";
import type { Order } from "#lib/domain/order.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/sandbox.ts";
import { createSecuconnectClient } from "#lib/secuconnect/client.ts";
import { createSecuconnectGateway } from "#lib/secuconnect/gateway/gateway.ts";
import { deliverGoods } from "./deliver-goods.ts";
import type { Deps } from "./deps.ts";
import { requireOrder } from "./drive-payment.ts";
import { type BareShop, openBareShop } from "./fixtures/bare-shop.ts";
import { inLanes } from "./fixtures/in-lanes.ts";
import { ENGINES, ERIKA } from "./fixtures/test-shop.ts";
import { handOverGoods } from "./hand-over-goods.ts";
import { offerMandate } from "./mandate-consent.ts";
import { placeOrder } from "./place-order.ts";
import { runJob } from "./run-job.ts";
import { submitCheckout } from "./submit-checkout.ts";

/** What may become of a report on its way; `late` takes effect after the shop has given up on it. */
const FAULTS = ["lostRequest", "lostAnswer", "late:400", "twice", "error500", "garbage", "rate", "reset"];
/** Final deliveries; a quarter as many are partial and never followed by another. `DELIVERY_RUNS=200` is the whole of G-37. */
const FINALS = Number(process.env.DELIVERY_RUNS ?? 10);
const PARTS = Math.ceil(FINALS / 4);
const PATIENCE_MS = 60_000 + FINALS * 5_000;
const CLERK = { staffId: "s1", name: "Klara Kern", role: "clerk" } as const;
const COLLEAGUE = { staffId: "s2", name: "Kurt Kern", role: "clerk" } as const;

interface LedgerTransaction {
  id: string;
  merchantRef: string;
  status: string;
  timeline: { wall: string | null; [fact: string]: unknown }[];
}
interface LedgerRequest {
  call: string;
  outcome: string | null;
}
interface Placed {
  order: Order;
  /** Real time just before the goods left; the sandbox runs on the same clock. */
  leftAt: number;
}

/** One shop beside one sandbox, with an intent of its own. */
class DeliveringShop {
  private constructor(
    readonly shop: BareShop,
    readonly sandbox: RunningSandbox,
    readonly deps: Deps,
  ) {}

  static async open(engine: (typeof ENGINES)[number], intent: "sale" | "order"): Promise<DeliveringShop> {
    const shop = await openBareShop(engine);
    const sandbox = await startSandbox({ dataDir: shop.dataDir });
    const { provider } = readConfig({
      ...{ NODE_ENV: "test", SHOP_MODE: "demo", SHOP_URL: "http://127.0.0.1:9", SMTP_URL: "smtp://127.0.0.1:9" },
      ...{ SECUCONNECT_API_URL: sandbox.apiUrl, SECUCONNECT_TOKEN_URL: sandbox.tokenUrl, SECUCONNECT_INTENT: intent },
    });
    const facts = { ...provider, shopUrl: "http://127.0.0.1:9", shopName: "Shop" };
    const gateway = createSecuconnectGateway(createSecuconnectClient(provider), facts, () => {});
    const expected = { contractId: provider.contract, isDemo: provider.isDemo };
    return new DeliveringShop(shop, sandbox, shop.newProcess(gateway, { expected, customerWaitSeconds: 60 }));
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await this.shop.close();
  }

  private async lever<T>(path: string, body?: unknown): Promise<T> {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${this.sandbox.baseUrl}/_sandbox/${path}`, init);
    if (!response.ok) throw new Error(`lever ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async requests(call: string): Promise<LedgerRequest[]> {
    const ledger = await this.lever<{ requests: LedgerRequest[] }>(`ledger?only=requests&call=${call}`);
    return ledger.requests;
  }

  /** How the sandbox has the transaction of an order. */
  async theirs(): Promise<(order: Order) => LedgerTransaction> {
    const ledger = await this.lever<{ transactions: LedgerTransaction[] }>("ledger?only=transactions");
    const found = new Map(ledger.transactions.map((transaction) => [transaction.merchantRef, transaction]));
    return ({ number, payment }) => {
      const transaction = found.get(payment.merchantRef);
      if (transaction === undefined) throw new Error(`the provider has no transaction of ${number}`);
      return transaction;
    };
  }

  /** Two of the first article, accepted by the provider; their confirmations are not looked at here. */
  async place(count: number, inputOf: (index: number) => Partial<CheckoutInput>): Promise<Order[]> {
    const { deps, shop } = this;
    const orders: Order[] = [];
    await inLanes([...Array(count).keys()], 8, async (index) => {
      const input = { ...ERIKA, ...inputOf(index) };
      const outcome = await submitCheckout(deps, { basketId: await shop.newBasket(), input, locale: "de" });
      if (outcome.kind !== "review") throw new Error(`expected the review page, got ${outcome.kind}`);
      const { id, basketId, contentHash } = outcome.order;
      const consent = offerMandate(outcome.order, await deps.shop.mandateTerms(), "de")?.hash ?? "";
      await placeOrder(deps, basketId, { hash: contentHash, consent });
      orders.push(await requireOrder(deps, id));
    });
    await shop.db.execute(sql`delete from jobs`);
    return orders;
  }

  /** The next calls of this kind meet these, in turn. */
  async spoil(call: string, count: number): Promise<void> {
    const outcomes = [...Array(count).keys()].map((index) => ({ call, outcome: FAULTS[index % FAULTS.length] }));
    await this.lever("next", outcomes);
  }

  /** Reports and the mails they set free, until there is nothing left to do; each job by two workers at once. */
  async work(): Promise<void> {
    const { db } = this.shop;
    const isBusy = async () =>
      (await this.shop.rows(sql`select 1 from jobs where kind = 'report' and status in ('waiting', 'running')`))
        .length > 0;
    for (let round = 0; round < 40 && (round === 0 || (await isBusy())); round += 1) {
      // What may still take effect is waited for.
      if (round > 3) await new Promise((resolve) => setTimeout(resolve, 100));
      await db.execute(sql`update jobs set run_at = now() where status = 'waiting' and kind = 'report'`);
      const jobs = (await this.deps.jobs.claim(1000, 600)).filter(({ kind }) => kind === "report" || kind === "mail");
      await inLanes(jobs, 12, async (job) => {
        const twice = job.kind === "report" ? 2 : 1;
        const [outcome] = await Promise.all(Array.from({ length: twice }, () => runJob(this.deps, job)));
        if (outcome?.kind === "again") await this.deps.jobs.retry(job, 0, outcome.reason, false);
        else await this.deps.jobs.complete(job);
      });
    }
    const mails = await this.deps.jobs.claim(1000, 600);
    await inLanes(
      mails.filter(({ kind }) => kind === "mail"),
      4,
      async (job) => {
        await runJob(this.deps, job);
        await this.deps.jobs.complete(job);
      },
    );
    expect(await isBusy(), "reports are left").toBe(false);
  }

  /** How many mails about its goods the customer of an order got. */
  dispatchMails({ number }: Order): number {
    const mails = this.shop.sent.filter(
      ({ messageId, subject }) => messageId.startsWith("<dispatched.") && subject.includes(number),
    );
    return mails.length;
  }
}

const parcel = (id: string, items: NewDelivery["items"] = []): NewDelivery => ({
  ...{ id, items, carrier: "DHL", trackingId: "00340434161094012345", deliveredAt: null },
});
const onePiece = (order: Order) => [{ sku: order.lines[0]?.sku ?? "", quantity: 1 }];
const eventsOf = ({ timeline }: LedgerTransaction, words: string) =>
  timeline.filter((entry) => JSON.stringify(entry).includes(words));
const CAPTURED = "Auslieferung gemeldet";

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("the report of deliveries under faults on %s", (engine) => {
  describe("of intent sale", () => {
    let world: DeliveringShop;
    beforeAll(async () => {
      world = await DeliveringShop.open(engine, "sale");
    });
    afterAll(() => world.close());

    it(`makes ${FINALS} invoices due once each, never early, and none of ${PARTS} with a part of the goods`, {
      timeout: PATIENCE_MS,
    }, async () => {
      const orders = await world.place(FINALS + PARTS, () => ({ paymentMethod: "invoice" }));
      const [finals, parts] = [orders.slice(0, FINALS), orders.slice(FINALS)];
      // Every other order leaves in two parcels.
      const inTwo = finals.filter((_order, index) => index % 2 === 0);
      await world.spoil("shippingInformation", inTwo.length + parts.length);
      await inLanes([...inTwo, ...parts], 12, async (order) => {
        const outcome = await deliverGoods(world.deps, order.id, parcel(`part-${order.id}`, onePiece(order)), CLERK);
        expect(outcome).toEqual({ kind: "recorded", isFinal: false });
      });
      await world.work();
      expect(await world.requests("capture")).toEqual([]);

      await world.spoil("capture", FINALS);
      const left: Placed[] = [];
      await inLanes(finals, 12, async (order) => {
        left.push({ order, leftAt: Date.now() });
        const outcomes = await Promise.all([
          deliverGoods(world.deps, order.id, parcel(`one-${order.id}`), CLERK),
          deliverGoods(world.deps, order.id, parcel(`other-${order.id}`), COLLEAGUE),
        ]);
        expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["recorded", "refused"]);
        expect(outcomes).toContainEqual({ kind: "refused", problem: "nothingLeft" });
      });
      await world.work();

      const met = (await world.requests("capture")).map(({ outcome }) => outcome ?? "ok");
      for (const fault of FAULTS) expect(met, fault).toContain(fault);
      const theirs = await world.theirs();
      for (const { order, leftAt } of left) {
        const captures = eventsOf(theirs(order), CAPTURED);
        expect(captures, order.number).toHaveLength(1);
        expect(Date.parse(captures[0]?.wall ?? ""), "not before the goods left").toBeGreaterThanOrEqual(leftAt);
        const now = await requireOrder(world.deps, order.id);
        expect(now.payment.status).toBe("due");
        expect(now.deliveries.map(({ report }) => report)).toEqual(now.deliveries.map(() => "reported"));
        expect(world.dispatchMails(order), "one mail for each parcel").toBe(now.deliveries.length);
      }
      for (const order of parts) {
        expect(eventsOf(theirs(order), CAPTURED)).toEqual([]);
        expect((await requireOrder(world.deps, order.id)).payment.status).toBe("accepted");
      }
    });
  });

  describe("of intent order", () => {
    let world: DeliveringShop;
    beforeAll(async () => {
      world = await DeliveringShop.open(engine, "order");
    });
    afterAll(() => world.close());

    it("marks what was sent and what was collected, once the goods are out", { timeout: PATIENCE_MS }, async () => {
      const kinds = [
        { paymentMethod: "invoice", delivery: "shipping" },
        { paymentMethod: "invoice", delivery: "collection" },
        { paymentMethod: "debit", delivery: "shipping", iban: "DE89370400440532013000" },
      ] as const;
      const orders = await world.place(FINALS, (index) => kinds[index % kinds.length] ?? {});
      await world.spoil("capture", FINALS);
      await world.spoil("setDelivery", FINALS);
      const left: Placed[] = [];
      await inLanes(orders, 12, async (order) => {
        const { id, pickupCode } = order;
        left.push({ order, leftAt: Date.now() });
        if (order.delivery === "shipping") {
          expect(pickupCode).toBeNull();
          const outcome = await deliverGoods(world.deps, id, parcel(`d-${id}`), CLERK);
          expect(outcome).toEqual({ kind: "recorded", isFinal: true });
          return;
        }
        expect(await handOverGoods(world.deps, id, { id: `w-${id}`, pickupCode: "no code" }, CLERK)).toEqual({
          ...{ kind: "refused", problem: "wrongCode" },
        });
        const said = ` ${pickupCode?.toLowerCase()} `;
        const outcome = await handOverGoods(world.deps, id, { id: `d-${id}`, pickupCode: said }, CLERK);
        expect(outcome).toEqual({ kind: "recorded", isFinal: true });
      });
      await world.work();

      const theirs = await world.theirs();
      for (const { order, leftAt } of left) {
        const isCollection = order.delivery === "collection";
        const transaction = theirs(order);
        expect(transaction.status).toBe(isCollection ? "collected" : "shipped");
        const marks = eventsOf(transaction, isCollection ? "als abgeholt gemeldet" : "als versendet gemeldet");
        // Sent may be said again, and is when it was said late; a collection is taken once.
        if (isCollection) expect(marks).toHaveLength(1);
        else expect(marks.length).toBeGreaterThanOrEqual(1);
        expect(Date.parse(marks[0]?.wall ?? "")).toBeGreaterThanOrEqual(leftAt);
        const isInvoice = order.payment.method === "invoice";
        expect(eventsOf(transaction, CAPTURED), order.number).toHaveLength(isInvoice ? 1 : 0);
        const now = await requireOrder(world.deps, order.id);
        expect(now.payment.status).toBe(isInvoice ? "due" : "paid");
        expect(now.deliveries).toMatchObject([{ mark: "marked", report: isInvoice ? "reported" : "needless" }]);
      }
    });
  });
});
