import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "#lib/config.ts";
import type { CheckoutInput } from "#lib/domain/checkout.ts";
import { isStarted, type PaymentStatus, type ProviderCall } from "#lib/domain/payment.ts";
import { setOutToEnd } from "#lib/domain/payment-call.ts";
import type { JobRow } from "#lib/ports.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/sandbox.ts";
import { createSecuconnectClient } from "#lib/secuconnect/client.ts";
import { createSecuconnectGateway } from "#lib/secuconnect/gateway/gateway.ts";
import type { Deps } from "./deps.ts";
import { drivePayment, requireOrder } from "./drive-payment.ts";
import { type BareShop, openBareShop } from "./fixtures/bare-shop.ts";
import { CRASH_POINTS, type CrashPoint, crashingProcess } from "./fixtures/crashing-process.ts";
import { inLanes } from "./fixtures/in-lanes.ts";
import { ENGINES, ERIKA } from "./fixtures/test-shop.ts";
import { offerMandate } from "./mandate-consent.ts";
import { placeOrder } from "./place-order.ts";
import { runJob } from "./run-job.ts";
import { submitCheckout } from "./submit-checkout.ts";

const METHODS: Record<string, Partial<CheckoutInput>> = {
  invoice: { paymentMethod: "invoice" },
  prepaid: { paymentMethod: "prepaid" },
  debit: { paymentMethod: "debit", iban: "DE89370400440532013000" },
};

interface Flow {
  method: string;
  autoCapture: boolean;
  call: ProviderCall;
  /** What the payment has to come to with nobody but the worker left. */
  ends: PaymentStatus;
}
const flow = (method: string, call: ProviderCall, ends: PaymentStatus, autoCapture = false): Flow => ({
  ...{ method, autoCapture, call, ends },
});
const judged = (method: string, started: PaymentStatus) => [
  flow(method, "create", "authorized"),
  flow(method, "prepare", "authorized"),
  flow(method, "update", "authorized"),
  flow(method, "abort", "cancelled"),
  flow(method, "start", started),
];
/** Every call of every method that makes it. Money that was taken is no longer cancelled, so debit has no `cancel`. */
const FLOWS: Flow[] = [
  ...judged("invoice", "accepted"),
  flow("invoice", "cancel", "cancelled"),
  ...judged("debit", "paid"),
  flow("prepaid", "create", "pending"),
  flow("prepaid", "start", "pending"),
  flow("prepaid", "cancel", "cancelled"),
  ...["invoice", "debit"].flatMap((method) =>
    (["create", "prepare"] as const).map((call) => flow(method, call, method === "debit" ? "paid" : "accepted", true)),
  ),
];
const CASES = FLOWS.flatMap((entry) => CRASH_POINTS.map((point) => ({ ...entry, point })));
type Case = (typeof CASES)[number];
const nameOf = ({ method, autoCapture, call, point }: Case) =>
  `${method}${autoCapture ? " with auto-capture" : ""}, ${call}: ${point}`;

interface LedgerTransaction {
  id: string;
  merchantRef: string;
  status: string;
  amount: number;
}

// On the embedded database and on PostgreSQL. All cases run side by side in one shop; each has an order of its own.
describe.each(ENGINES)("a process that dies on %s", (engine) => {
  let shop: BareShop;
  let sandbox: RunningSandbox;
  let ledger: LedgerTransaction[] = [];
  const basketOf = new Map<string, string>();
  const piecesAtFirst = 1_000_000;

  const gateway = (autoCapture: boolean) => {
    const { provider } = readConfig({
      ...{ NODE_ENV: "test", SHOP_MODE: "demo", SHOP_URL: "http://127.0.0.1:9", SMTP_URL: "smtp://127.0.0.1:9" },
      ...{ SECUCONNECT_API_URL: sandbox.apiUrl, SECUCONNECT_TOKEN_URL: sandbox.tokenUrl, REMOTE_CALL_SECONDS: "20" },
      ...{ REMOTE_WAITING_SECONDS: "20" },
      SECUCONNECT_AUTO_CAPTURE: String(autoCapture),
    });
    const client = createSecuconnectClient(provider);
    const facts = { ...provider, shopUrl: "http://127.0.0.1:9", shopName: "Shop" };
    return { real: createSecuconnectGateway(client, facts, () => {}), provider };
  };
  function newProcess(autoCapture: boolean): Deps {
    const { real, provider } = gateway(autoCapture);
    const expected = { contractId: provider.contract, isDemo: provider.isDemo };
    return shop.newProcess(real, { autoCapture, expected, settleSeconds: 0.3, customerWaitSeconds: 60 });
  }

  /** The customer's way to the call at which the process dies; nobody comes back afterwards. */
  async function dieAt(entry: Case, healthy: Deps): Promise<void> {
    const { method, autoCapture, call, point } = entry;
    const basketId = await shop.newBasket();
    basketOf.set(nameOf(entry), basketId);
    const mortal = crashingProcess(healthy, call, point as CrashPoint);
    const happens = (work: Promise<unknown>) => Promise.race([work.then(() => fail(entry)), mortal.died]);
    const fill = (deps: Deps, change: Partial<CheckoutInput> = {}) =>
      submitCheckout(deps, { basketId, input: { ...ERIKA, ...METHODS[method], ...change }, locale: "de" });
    const press = async (deps: Deps) => {
      const order = await healthy.orders.findByBasket(basketId);
      if (order === null) throw new Error("no draft");
      const consent = offerMandate(order, await healthy.shop.mandateTerms(), "de")?.hash ?? "";
      return placeOrder(deps, basketId, { hash: order.contentHash, consent });
    };
    const end = async (deps: Deps, reason: "abandoned" | "cancelled") => {
      const order = await healthy.orders.findByBasket(basketId);
      if (order === null) throw new Error("no order");
      await healthy.orders.update(order.id, (current) => setOutToEnd(current, reason));
      return drivePayment(deps, order.id, deps.clock.elapsed() + 30_000);
    };
    /** A busy machine must not turn the way there into another case. */
    const arrive = async () => {
      const order = await healthy.orders.findByBasket(basketId);
      const outcome = await drivePayment(healthy, order?.id ?? "", healthy.clock.elapsed() + 60_000);
      if (outcome.kind !== "reached") throw new Error(`${nameOf(entry)}: the way there ended ${outcome.kind}`);
    };
    const isInForm = method !== "prepaid" && !autoCapture && (call === "create" || call === "prepare");
    if (isInForm) return happens(fill(mortal.deps));
    await fill(healthy);
    await arrive();
    if (call === "update") return happens(fill(mortal.deps, { street: "Anderer Weg" }));
    if (call === "abort") return happens(end(mortal.deps, "abandoned"));
    if (call !== "cancel") return happens(press(mortal.deps));
    await press(healthy);
    await arrive();
    return happens(end(mortal.deps, "cancelled"));
  }
  function fail(entry: Case): never {
    throw new Error(`${nameOf(entry)}: the process got past the point where it was to die`);
  }

  /** Everything that is left to do, by a process that knows nothing but the database, until nothing is. */
  async function recover(): Promise<void> {
    const worker = { plain: newProcess(false), capturing: newProcess(true) };
    const capturing = new Set(
      CASES.filter(({ autoCapture }) => autoCapture).map((entry) => basketOf.get(nameOf(entry))),
    );
    const isMail = ({ kind }: JobRow) => kind === "mail";
    const isOpen = async () =>
      (
        await shop.rows(sql`select 1 from jobs where status in ('waiting', 'running')
      and kind in ('drive', 'sync', 'sweep', 'mail') limit 1`)
      ).length > 0;
    for (let round = 0; round < 60 && (await isOpen()); round += 1) {
      // Leases of the dead run out, and what was put off for later is due.
      await shop.db.execute(sql`update orders set lease_until = now() - interval '1 second' where lease is not null`);
      await shop.db.execute(sql`update jobs set run_at = now() where status = 'waiting'
        and kind in ('drive', 'sync', 'sweep', 'mail')`);
      const jobs = await worker.plain.jobs.claim(400, 600);
      const work = jobs.sort((a, b) => Number(isMail(a)) - Number(isMail(b)));
      const run = async (job: JobRow) => {
        const order = await requireOrder(worker.plain, job.payload.orderId);
        const deps = capturing.has(order.basketId) ? worker.capturing : worker.plain;
        const outcome = await runJob(deps, job);
        if (outcome.kind === "done") await deps.jobs.complete(job);
        else await deps.jobs.retry(job, 0, outcome.reason, false);
      };
      await inLanes(
        work.filter((job) => !isMail(job)),
        16,
        run,
      );
      await inLanes(work.filter(isMail), 4, run);
    }
    expect(await isOpen()).toBe(false);
  }

  beforeAll(async () => {
    shop = await openBareShop(engine, piecesAtFirst);
    sandbox = await startSandbox({ dataDir: shop.dataDir });
    const [plain, capturing] = [newProcess(false), newProcess(true)];
    await inLanes(CASES, 8, (entry) => dieAt(entry, entry.autoCapture ? capturing : plain));
    await recover();
    const response = await fetch(`${sandbox.baseUrl}/_sandbox/ledger`);
    ledger = ((await response.json()) as { transactions: LedgerTransaction[] }).transactions;
  }, 240_000);
  afterAll(async () => {
    await sandbox.close();
    await shop.close();
  });

  it.each(CASES.map((entry) => [nameOf(entry), entry] as const))("%s", async (_name, entry) => {
    const deps = newProcess(entry.autoCapture);
    const order = await deps.orders.findByBasket(basketOf.get(nameOf(entry)) ?? "");
    if (order === null) throw new Error("the order is lost");
    expect(order.payment).toMatchObject({ status: entry.ends, inFlight: null, concern: null });
    const theirs = ledger.filter(({ merchantRef }) => merchantRef === order.payment.merchantRef);
    const open = theirs.filter(({ status }) => !["aborted", "cancelled", "failed"].includes(status));
    expect(open.map(({ id }) => id)).toEqual(entry.ends === "cancelled" ? [] : [order.payment.stxId]);
    if (open[0] !== undefined) expect(open[0].amount).toBe(order.totalCents);
    // One mail for each event, and no event that was not: the confirmation of what is binding, the end of what was.
    const events = shop.sent.filter(({ subject }) => subject.includes(order.number)).map(({ messageId }) => messageId);
    const wanted = entry.call === "cancel" ? ["cancelled"] : isStarted(entry.ends) ? ["confirmation"] : [];
    for (const event of wanted) expect(events.filter((id) => id.startsWith(`<${event}.`))).toHaveLength(1);
    expect(new Set(events).size).toBe(events.length);
    if (wanted.length === 0) expect(events).toEqual([]);
    expect(order.stockHeld).toBe(isStarted(entry.ends));
  });

  it("has as many goods as it holds", async () => {
    const [sums] = await shop.rows(sql`select
      (select sum(${piecesAtFirst} - stock)::int from products) as gone,
      (select sum((line->>'quantity')::int)::int from orders, jsonb_array_elements(lines) line
        where stock_held and line->>'productId' is not null) as held`);
    expect(sums?.gone).toBe(sums?.held);
  });
});
