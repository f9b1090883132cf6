import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProviderCall } from "#lib/domain/payment.ts";
import { type BareShop, openBareShop } from "./fixtures/bare-shop.ts";
import { CheckoutWorld } from "./fixtures/checkout-world.ts";
import { FAULTS } from "./fixtures/scripted-provider.ts";
import { ENGINES } from "./fixtures/test-shop.ts";

const BASKETS = 2;
/** More runs, and a failing run again: the message says how. */
const RUNS = process.env.NUM_RUNS === undefined ? null : Number(process.env.NUM_RUNS);
const REPLAY =
  process.env.FC_SEED === undefined ? {} : { seed: Number(process.env.FC_SEED), path: process.env.FC_PATH ?? "" };
const COMMANDS = { maxCommands: 60, size: "max" as const, replayPath: process.env.FC_REPLAY ?? "" };

/** What happens, in words; the provider's own record is the model, so there is no state beside the real one. */
type Model = Record<string, never>;
class Step implements fc.AsyncCommand<Model, CheckoutWorld> {
  constructor(
    private readonly words: string,
    private readonly act: (world: CheckoutWorld) => Promise<unknown> | unknown,
  ) {}
  check = () => true;
  async run(_model: Model, world: CheckoutWorld): Promise<void> {
    await this.act(world);
    await world.check();
  }
  toString = () => this.words;
}

const basket = fc.nat(BASKETS - 1);
const times = fc.integer({ min: 1, max: 3 });
const calls = fc.constantFrom<(ProviderCall | "read")[]>(
  "create",
  "update",
  "prepare",
  "start",
  "abort",
  "cancel",
  "read",
);
const STEPS: fc.Arbitrary<fc.AsyncCommand<Model, CheckoutWorld>>[] = [
  fc
    .tuple(basket, fc.constantFrom("invoice", "prepaid"), fc.constantFrom("Testweg", "Anderer Weg"))
    .map(
      ([b, method, street]) => new Step(`submit ${b} by ${method} to ${street}`, (w) => w.submit(b, method, street)),
    ),
  fc.tuple(basket, times).map(([b, n]) => new Step(`place ${b} ×${n}`, (w) => w.place(b, n))),
  fc.tuple(basket, times).map(([b, n]) => new Step(`place ${b} ×${n}`, (w) => w.place(b, n))),
  basket.map((b) => new Step(`pay ${b} otherwise`, (w) => w.payOtherwise(b))),
  fc
    .tuple(basket, fc.constantFrom("invoice", "prepaid"), times)
    .map(([b, method, n]) => new Step(`pay ${b} by ${method} instead ×${n}`, (w) => w.switch(b, method, n))),
  fc
    .tuple(basket, fc.constantFrom<("pay" | "deny" | "cancel")[]>("pay", "deny", "cancel"))
    .map(([b, event]) => new Step(`${event} ${b} at the provider`, (w) => w.outside(b, event))),
  fc.tuple(basket, times).map(([b, n]) => new Step(`push ${b} ×${n}`, (w) => w.push(b, n))),
  fc
    .tuple(calls, fc.constantFrom(...FAULTS))
    .map(([call, fault]) => new Step(`next ${call}: ${fault}`, (w) => w.provider.faults.push({ call, fault }))),
  fc.constant(new Step("run what is due", (w) => w.runDueJobs())),
  fc.constantFrom(20, 70, 1000).map((seconds) => new Step(`${seconds} s pass`, (w) => w.pass(seconds))),
  basket.map((b) => new Step(`end ${b}`, (w) => w.end(b))),
  fc.constant(new Step("reconcile", (w) => w.reconcile())),
];

/** As `fc.assert`, and says how to see the same again. */
async function hold(property: fc.IAsyncProperty<unknown[]>, numRuns: number): Promise<void> {
  const details = await fc.check(
    property as fc.IAsyncProperty<unknown>,
    {
      ...REPLAY,
      numRuns: RUNS ?? numRuns,
      interruptAfterTimeLimit: RUNS === null ? 30_000 : undefined,
      endOnFailure: process.env.FC_SHRINK === undefined,
    } as fc.Parameters<unknown>,
  );
  if (!details.failed || details.interrupted) return;
  const again = `FC_SEED=${details.seed} FC_PATH=${details.counterexamplePath} NUM_RUNS=1 (FC_SHRINK=1 to shorten, FC_REPLAY as named above)`;
  throw new Error(
    `${fc.defaultReportMessage(details)}\nagain: ${again} npx vitest run lib/usecases/checkout-model.test.ts`,
    {
      cause: details.errorInstance,
    },
  );
}

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("any course of events on %s", (engine) => {
  let shop: BareShop;
  beforeAll(async () => {
    shop = await openBareShop(engine);
  });
  afterAll(() => shop.close());

  it("keeps every promise on the way, and comes to rest where both sides say the same", async () => {
    await hold(
      fc.asyncProperty(fc.commands(STEPS, COMMANDS), async (commands) => {
        const world = await new CheckoutWorld(shop).open(BASKETS);
        await fc.asyncModelRun(() => ({ model: {}, real: world }), commands);
        await world.settle();
      }),
      12,
    );
  }, 600_000);

  it("keeps them however things under way at once interleave", async () => {
    const method = fc.constantFrom("invoice", "prepaid");
    const isLost = fc.constantFrom(null, "request", "answer", "late");
    await hold(
      fc.asyncProperty(fc.scheduler(), method, isLost, fc.boolean(), async (s, code, lost, isCancelled) => {
        let isScheduled = false;
        const world = await new CheckoutWorld(shop, (what, work) =>
          isScheduled ? s.schedule(Promise.resolve(), what).then(work) : work(),
        ).open(1);
        await world.submit(0, code, "Testweg");
        if (lost !== null) world.provider.faults.push({ call: "start", fault: lost as "late" });
        isScheduled = true;
        const underWay = Promise.all([
          world.place(0, 2),
          world.push(0, 2),
          world.submit(0, code, "Anderer Weg"),
          world.runDueJobs(),
          ...(isCancelled ? [world.end(0)] : []),
        ]);
        await s.waitFor(underWay);
        isScheduled = false;
        await world.check();
        await world.place(0, 1);
        await world.outside(0, "pay");
        await world.settle();
      }),
      10,
    );
  }, 600_000);

  it("has a check that can fail", async () => {
    const world = await new CheckoutWorld(shop).open(1);
    await world.submit(0, "prepaid", "Testweg");
    await world.place(0, 1);
    const [transaction] = world.provider.transactions;
    world.provider.transactions.push({ ...transaction, stxId: "STX_9" } as NonNullable<typeof transaction>);
    await expect(world.check()).rejects.toThrow("I2");
  });
});
