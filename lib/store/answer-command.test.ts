import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ENGINES, ERIKA, openTestShop, type TestShop } from "#lib/usecases/fixtures/test-shop.ts";
import { placeOrder } from "#lib/usecases/place-order.ts";
import { submitCheckout } from "#lib/usecases/submit-checkout.ts";
import { answerCommand, toCommandLine } from "./answer-command.ts";
import { askLockHolder } from "./data-dir-lock.ts";

// On the embedded database and on PostgreSQL: what `npm run jobs`, `attention` and `orders` answer; beside a running embedded shop over its socket, as the commands do.
describe.each(ENGINES)("commands of the shop's database on %s", (engine) => {
  let shop: TestShop;
  let number = "";
  let id = "";
  beforeAll(async () => {
    shop = await openTestShop(engine);
    const basketId = await shop.newBasket();
    const outcome = await submitCheckout(shop.runtime, {
      ...{ basketId, locale: "de" },
      input: { ...ERIKA, paymentMethod: "prepaid" },
    });
    if (outcome.kind !== "review") throw new Error(`expected the review page, got ${outcome.kind}`);
    await placeOrder(shop.runtime, basketId, { hash: outcome.order.contentHash, consent: "" });
    await shop.runDueJobs();
    ({ number, id } = outcome.order);
  });
  afterAll(() => shop.close());

  async function ask(...words: string[]): Promise<string[]> {
    const line = toCommandLine(words);
    const answer = engine === "embedded" ? await askLockHolder(shop.runtime.config.dataDir, line) : direct(line);
    const lines: string[] = [];
    for await (const text of answer ?? []) lines.push(text);
    return lines;
  }
  function direct(line: string): AsyncIterable<string> {
    const { jobs, orders, attention, orderList } = shop.runtime;
    // The dump alone reads tables itself, and is not asked for here.
    return answerCommand({ db: undefined as never, jobs, orders, attention, orderList }, line);
  }
  async function bury(): Promise<void> {
    await shop.runtime.jobs.enqueue("sync", id, 0);
    const [job] = await shop.runtime.jobs.claim(1, 60);
    if (job === undefined) throw new Error("nothing to claim");
    await shop.runtime.jobs.bury(job, "the provider\nsaid\tno");
  }

  it("shows dead jobs with cause, tries and age, and replays those of one order", async () => {
    await bury();
    const [headings, job, ...more] = await ask("jobs", "dead");
    expect(headings?.split("\t")).toEqual([
      "id",
      "kind",
      "status",
      "order",
      "tries",
      "failures",
      "age s",
      "runs in s",
      "cause",
    ]);
    const [, kind, status, order, tries, , age, , cause] = job?.split("\t") ?? [];
    expect([kind, status, order, tries, cause]).toEqual(["sync", "dead", number, "1", "the provider said no"]);
    expect(Number(age)).toBeLessThan(60);
    expect(more).toEqual([]);
    await expect(complain("jobs", "replay", "99999")).resolves.toContain("There is no order 99999.");
    expect(await ask("jobs", "dead")).toHaveLength(2);
    expect(await ask("jobs", "replay", number)).toEqual(["1 tried again"]);
    expect(await ask("jobs", "dead")).toHaveLength(1);
    expect((await ask("jobs", "list")).join("\n")).toMatch(new RegExp(`sync\\twaiting\\t${number}\\t1\\t0`));
    await shop.runDueJobs();
  });

  it("replays all of them", async () => {
    await bury();
    expect(await ask("jobs", "replay", "--all")).toEqual(["1 tried again"]);
    expect(await ask("jobs", "dead")).toHaveLength(1);
  });

  it("shows what waits for a person, the order's or nobody's", async () => {
    await shop.runtime.attention.raise(id, { kind: "partPayment", key: "PCI_1", detail: { amount: 5 } });
    await shop.runtime.attention.raise(null, { kind: "unknownTransaction", key: "STX_1", detail: {} });
    const [, first, second] = (await ask("attention")).map((line) => line.split("\t"));
    expect(first).toEqual([number, "partPayment", "PCI_1", expect.stringMatching(/^20\d\d-.*Z$/), '{"amount":5}']);
    expect(second?.slice(0, 3)).toEqual(["-", "unknownTransaction", "STX_1"]);
  });

  it("lists orders, filtered and searched", async () => {
    const [headings, order] = await ask("orders", "waitingForMoney", ERIKA.email, "");
    expect(headings).toContain("number\tplaced");
    expect(order).toMatch(new RegExp(`^${number}\\t.*\\tErika Probe\\t.*\\tplaced\\tpending\\topen\\tprepaid$`));
    expect(await ask("orders", "all", "nobody else", "")).toHaveLength(1);
    await expect(complain("orders", "everything")).resolves.toContain("--filter: one of all");
  });

  /** In embedded mode the refusal comes as a line that the command turns into its failure. */
  async function complain(...words: string[]): Promise<string> {
    try {
      return (await ask(...words)).join("\n");
    } catch (error) {
      return String(error);
    }
  }
});
