import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { declareWithdrawal } from "./declare-withdrawal.ts";
import { orderBy } from "./fixtures/placed-order.ts";
import { ENGINES, openTestShop, type TestShop } from "./fixtures/test-shop.ts";

const STATEMENT = {
  ...{ name: "Erika Probe", email: "erika@example.test", items: "", reason: "Zu groß" },
};

interface SentMail {
  to: string[];
  subject: string;
  text: string;
  html: string;
}

// On the embedded database and on PostgreSQL; the mail goes by SMTP to the sandbox.
describe.each(ENGINES)("a withdrawal on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine);
  });
  afterAll(() => shop.close());
  afterEach(() => shop.lever("reset", {}));

  async function draft(contract: string, change: Partial<typeof STATEMENT> = {}): Promise<string> {
    const token = shop.runtime.chance.token();
    await shop.runtime.withdrawals.draft(token, { ...STATEMENT, contract, ...change }, "de");
    return token;
  }
  const mails = async () =>
    (await shop.lever<SentMail[]>("mails")).filter(({ subject }) => subject.includes("Widerruf"));
  const tasks = async () =>
    (await shop.dump()).filter(({ kind, what }) => kind === "attention" && what === "withdrawal");

  it("declares nothing before the click, and is declared once by two", async () => {
    const order = await orderBy(shop, "prepaid");
    const token = await draft(`Bestellung ${order.number}`);
    expect(await shop.runtime.withdrawals.list(10)).toEqual([]);
    expect(await tasks()).toEqual([]);
    const [one, two] = await Promise.all([1, 2].map(() => declareWithdrawal(shop.runtime, token)));
    expect(one?.declaredAt).toEqual(two?.declaredAt);
    expect(one).toMatchObject({ orderId: order.id, standing: "fits" });
    await shop.runDueJobs();
    await declareWithdrawal(shop.runtime, token);
    await shop.runDueJobs();
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail?.to).toEqual(["erika@example.test"]);
    for (const part of [mail?.text ?? "", mail?.html ?? ""]) {
      for (const words of ["Erika Probe", `Bestellung ${order.number}`, "Zu groß", "MEZ"])
        expect(part).toContain(words);
    }
    expect((await shop.runtime.withdrawals.find(token))?.receipt).toBe("sent");
    expect((await tasks()).map(({ orderId, key }) => [orderId, key])).toEqual([[order.id, token]]);
    // It moves no money by itself: anybody could have written it.
    expect((await shop.reload(order)).payment.status).toBe("pending");
  });

  it("is confirmed in the same words whatever the shop knows of the order", async () => {
    const order = await orderBy(shop, "prepaid");
    const known = await draft(order.number);
    const strange = await draft(order.number, { name: "Max Probst", email: "erika+2@example.test" });
    const unknown = await draft("99999999");
    const standings: unknown[] = [];
    for (const token of [known, strange, unknown])
      standings.push((await declareWithdrawal(shop.runtime, token))?.standing);
    expect(standings).toEqual(["fits", "stranger", "unmatched"]);
    await shop.runDueJobs();
    const texts = (await mails()).map(({ text }) =>
      text
        .replaceAll(/\d{2}:\d{2}:\d{2}/g, "")
        .replaceAll(/99999999|Max Probst|Erika Probe|erika\+2|erika/g, "")
        .replaceAll(order.number, ""),
    );
    expect(texts).toHaveLength(3);
    expect(new Set(texts).size).toBe(1);
  });

  it("needs a draft that says who, what and where", async () => {
    expect(await declareWithdrawal(shop.runtime, "A".repeat(22))).toBeNull();
    const empty = await draft("", { name: "" });
    expect(await declareWithdrawal(shop.runtime, empty)).toBeNull();
    expect((await shop.runtime.withdrawals.find(empty))?.declaredAt).toBeNull();
  });
});
