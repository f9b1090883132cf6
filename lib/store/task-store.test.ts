import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AuditEntry } from "#lib/domain/audit.ts";
import { newDataDir } from "#lib/usecases/fixtures/new-data-dir.ts";
import { createTestDatabase, ENGINES } from "#lib/usecases/fixtures/test-shop.ts";
import { type OpenDatabase, openDatabase } from "./database.ts";
import { createRepairs } from "./repair-store.ts";
import { createTasks } from "./task-store.ts";

const ACTOR = { staffId: "s1", name: "Kim" };
const entry = (action: AuditEntry["action"], wish?: string): AuditEntry => ({ actor: ACTOR, action, detail: { wish } });

// On the embedded database and on PostgreSQL. What takes minutes in life is put back in time here.
describe.each(ENGINES)("what waits for a person on %s", (engine) => {
  let folder = "";
  let database: OpenDatabase;
  beforeAll(async () => {
    folder = newDataDir("tasks", engine);
    const url = engine === "postgresql" ? await createTestDatabase() : null;
    database = await openDatabase({ url, dataDir: folder, poolSize: 4, onPoolError: () => {} });
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    for (const table of ["attention", "mails", "jobs", "orders"]) await run(`delete from ${table}`);
    const customer = JSON.stringify({ firstName: "Erika", lastName: "Probe", company: null });
    for (const [id, status, placed] of [
      ["o1", "placed", "now()"],
      ["o2", "draft", "null"],
    ]) {
      await run(`insert into orders (id, number, token, push_token, basket_id, basket_version, status, delivery_status,
        locale, customer, delivery, lines, goods_cents, shipping_cents, total_cents, vat, content_hash, attempt_id,
        created_at, placed_at, version) values ('${id}', 'N${id}', '${id}', '${id}', '${id}', 0, '${status}', 'open', 'de',
        '${customer}', 'shipping', '[]', 1, 0, 1, '[]', '', '${id}', now(), ${placed}, 1)`);
    }
  });
  const run = async <Row>(text: string) =>
    ((await database.db.execute(sql.raw(text))) as unknown as { rows: Row[] }).rows;
  const tasks = () => createTasks(database.db);
  const repairs = () => createRepairs(database.db, () => {});
  const audits = async (action: string) =>
    (await run<{ detail: object }>(`select * from audit where action = '${action}'`)).length;

  async function insertCall(orderId: string, minutes: number) {
    const since = new Date(Date.now() - minutes * 60_000).toISOString();
    await run(`insert into payment_attempts (id, order_id, number, method, status, goal, merchant_ref, pci_ids, amount_cents,
      received_cents, in_flight) values ('${orderId}', '${orderId}', 1, 'prepaid', 'requested', 'start', '${orderId}', '[]',
      1, 0, '${JSON.stringify({ call: "start", hash: "", since })}')`);
  }
  async function insertMail(status: string, minutes: number) {
    const at = `now() - interval '${minutes} minutes'`;
    await run(`insert into mails (order_id, event, attempt, message_id, status, last_error, queued_at)
      values ('o1', 'confirmation', 1, '<one@storefront>', '${status}', '550', ${at})`);
  }

  it("counts what waits, tells the age of the oldest, and lists the same", async () => {
    expect(await tasks().summary()).toEqual({ count: 0, oldestSeconds: 0 });
    expect(await tasks().list(10)).toEqual([]);
    await run(`insert into attention (order_id, about, kind, key, detail, raised_at, settled_at) values
      ('o1', 'o1', 'disputed', 'k', '{"provider": "x"}', now() - interval '10 minutes', null),
      (null, '', 'unknownTransaction', 'STX_1', '{}', now() - interval '20 minutes', null),
      ('o1', 'o1', 'partPayment', 'k', '{}', now() - interval '90 minutes', now())`);
    await insertMail("failed", 30);
    await run(`insert into jobs (kind, payload, dedupe_key, status, run_at, finished_at, last_error) values
      ('report', '{"orderId": "o1"}', 'report:o1', 'dead', now(), now() - interval '40 minutes', 'no'),
      ('report', '{"orderId": "o1"}', 'report:o1', 'waiting', now(), null, 'no')`);
    await insertCall("o2", 50);
    const { count, oldestSeconds } = await tasks().summary();
    expect([count, Math.round(oldestSeconds / 60)]).toEqual([5, 50]);
    const listed = await tasks().list(10);
    const erika = { id: "o1", number: "No1", customerName: "Erika Probe", isPlaced: true };
    expect(listed.map(({ order, matter }) => [order, matter])).toEqual([
      [
        null,
        {
          kind: "attention",
          id: expect.any(Number),
          attention: { kind: "unknownTransaction", key: "STX_1", detail: {} },
        },
      ],
      [
        erika,
        {
          kind: "attention",
          id: expect.any(Number),
          attention: { kind: "disputed", key: "k", detail: { provider: "x" } },
        },
      ],
      [erika, { kind: "mail", mail: { event: "confirmation", attempt: 1, about: 0 }, error: "550" }],
      [erika, { kind: "job", id: expect.any(String), work: "report", mail: null, cause: "no" }],
      [
        { ...erika, id: "o2", number: "No2", isPlaced: false },
        { kind: "call", call: "start" },
      ],
    ]);
    expect(listed.map(({ since }) => Math.round((Date.now() - since.getTime()) / 60_000))).toEqual([
      20, 10, 30, 40, 50,
    ]);
  });

  it("leaves a call that is fresh to the shop", async () => {
    await insertCall("o1", 4);
    expect(await tasks().list(10)).toEqual([]);
    expect((await tasks().summary()).count).toBe(0);
  });

  it("settles an entry once, and only one that a person may close", async () => {
    await run(`insert into attention (order_id, about, kind, key, detail) values ('o1', 'o1', 'lateMoney', 'k', '{}')`);
    const [matter] = (await tasks().list(1)).map((task) => task.matter);
    const id = matter?.kind === "attention" ? matter.id : 0;
    expect(await repairs().settle(id, () => null)).toBe(false);
    const before = await audits("attention.settled");
    const both = await Promise.all([1, 2].map(() => repairs().settle(id, () => entry("attention.settled"))));
    expect(both.sort()).toEqual([false, true]);
    expect((await tasks().summary()).count).toBe(0);
    expect((await audits("attention.settled")) - before).toBe(1);
  });

  it("tries a dead job again once, also where the same work waits already", async () => {
    await run(`insert into jobs (kind, payload, dedupe_key, status, run_at, finished_at) values
      ('report', '{"orderId": "o1"}', 'report:o1', 'dead', now(), now()),
      ('report', '{"orderId": "o1"}', 'report:o1', 'waiting', now() + interval '1 day', null)`);
    const [matter] = (await tasks().list(1)).map((task) => task.matter);
    const id = matter?.kind === "job" ? matter.id : "";
    const both = await Promise.all([1, 2].map(() => repairs().replay(id, () => entry("job.replayed"))));
    expect(both.sort()).toEqual([false, true]);
    expect(await repairs().replay("no number", () => entry("job.replayed"))).toBe(false);
    const waiting = await run(`select * from jobs where status = 'waiting' and run_at <= now()`);
    expect([waiting.length, await audits("job.replayed")]).toEqual([1, 1]);
  });

  it("sends a refused mail again under its name, and one that arrived under a new one, each wish once", async () => {
    const key = { event: "confirmation" as const, attempt: 1 };
    const readMails = () => run<{ message_id: string; status: string }>("select message_id, status from mails");
    await insertMail("failed", 5);
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    const resend = (wish: string) => repairs().resend("o1", key, wish, entry("mail.resent", wish));
    expect((await Promise.all([resend(first), resend(first)])).sort()).toEqual([false, true]);
    expect(await readMails()).toEqual([{ message_id: "<one@storefront>", status: "queued" }]);
    expect(await resend(second)).toBe(false);
    await run("update mails set status = 'sent'");
    expect(await resend(first)).toBe(false);
    expect(await resend(third)).toBe(true);
    expect(await readMails()).toEqual([{ message_id: `<confirmation.${third}@storefront>`, status: "queued" }]);
    const queued = await run<{ payload: object }>("select payload from jobs where status = 'waiting'");
    expect(queued).toEqual([{ payload: { orderId: "o1", mail: key } }]);
  });

  it("looks again once per wish, and asks what became of a call of unknown outcome", async () => {
    await insertCall("o1", 9);
    const wish = randomUUID();
    const look = () => repairs().look("o1", wish, entry("payment.looked", wish));
    expect((await Promise.all([look(), look()])).sort()).toEqual([false, true]);
    expect((await run<{ kind: string }>("select kind from jobs order by id")).map(({ kind }) => kind)).toEqual([
      "sync",
      "drive",
    ]);
  });
});
