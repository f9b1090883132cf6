import { rmSync } from "node:fs";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPasswords } from "#lib/password.ts";
import { type OpenDatabase, openDatabase } from "#lib/store/database.ts";
import { createRateLimit } from "#lib/store/rate-limit-store.ts";
import { createStaff } from "#lib/store/staff-store.ts";
import { newDataDir } from "./fixtures/new-data-dir.ts";
import { createTestDatabase, ENGINES } from "./fixtures/test-shop.ts";
import { DEMO_STAFF, seedStaff } from "./seed-staff.ts";
import { type SignInDeps, signIn } from "./sign-in.ts";

const passwords = createPasswords({ N: 2 ** 4, r: 8, p: 1 });
const { admin, clerk } = DEMO_STAFF;
const NOBODY = { actor: null, detail: {} };

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("signing in on %s", (engine) => {
  let folder = "";
  let database: OpenDatabase;
  beforeAll(async () => {
    folder = newDataDir("sign-in", engine);
    const url = engine === "postgresql" ? await createTestDatabase() : null;
    database = await openDatabase({ url, dataDir: folder, poolSize: 8, onPoolError: () => {} });
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await database.db.execute(sql`delete from staff`);
    await database.db.execute(sql`delete from rate_limits`);
    await seedStaff(staff(), passwords);
  });
  const staff = () => createStaff(database.db);
  const deps = (change: Partial<SignInDeps["rules"]> = {}, [addressTries, accountTries] = [1_000, 10]): SignInDeps => ({
    staff: staff(),
    passwords,
    signInLimits: {
      address: createRateLimit(database.db, "address", addressTries ?? 0, 900),
      account: createRateLimit(database.db, "account", accountTries ?? 0, 900),
    },
    rules: { sessionSeconds: 60, acceptsDemoStaff: true, ...change },
  });
  const as = ({ email, password }: { email: string; password: string }) => ({
    ...{ email, password, address: "203.0.113.7", knownAs: null },
  });
  async function open(who = admin): Promise<string> {
    const outcome = await signIn(deps(), as(who));
    if (outcome.kind !== "signedIn") throw new Error(outcome.kind);
    return outcome.sessionId;
  }
  const idOf = async (who: { email: string }) => (await staff().findByEmail(who.email))?.id ?? "";

  it("opens a session of its own each time, whatever case the address is typed in", async () => {
    const first = await open();
    const second = await open({ ...admin, email: ` ${admin.email.toUpperCase()} ` });
    expect(second).not.toBe(first);
    expect(await staff().findSession(first, 60)).toMatchObject({ name: admin.name, role: "admin" });
    expect(await staff().findSession(`${first}x`, 60)).toBeNull();
  });

  it("gives one answer for a wrong password, an unknown address and somebody locked", async () => {
    await staff().change(await idOf(clerk), { isDisabled: true }, { ...NOBODY, action: "staff.changed" });
    const tries = [{ ...admin, password: "wrong" }, { ...admin, email: "nobody@example.test" }, clerk];
    for (const who of tries) expect(await signIn(deps(), as(who))).toEqual({ kind: "wrong" });
  });

  it("keeps the accounts of the demo out of a real shop", async () => {
    expect(await signIn(deps({ acceptsDemoStaff: false }), as(admin))).toEqual({ kind: "wrong" });
  });

  it("ends a session that is over, idle, revoked, or whose owner was locked, and knows the role of now", async () => {
    const age = (column: string, id: string) =>
      database.db.execute(
        sql`update staff_sessions set ${sql.raw(column)} = now() - interval '1 hour' where id = ${id}`,
      );
    const over = await open();
    await age("expires_at", over);
    expect(await staff().findSession(over, 60)).toBeNull();
    const idle = await open();
    await age("seen_at", idle);
    expect(await staff().findSession(idle, 60)).toBeNull();
    expect(await staff().findSession(idle, 7_200)).not.toBeNull();
    const revoked = await open();
    await staff().endSession(revoked, { ...NOBODY, action: "staff.signedOut" });
    expect(await staff().findSession(revoked, 60)).toBeNull();
    const kept = await open(clerk);
    await staff().change(await idOf(clerk), { role: "viewer" }, { ...NOBODY, action: "staff.changed" });
    expect(await staff().findSession(kept, 60)).toMatchObject({ role: "viewer" });
    await staff().change(await idOf(clerk), { isDisabled: true }, { ...NOBODY, action: "staff.changed" });
    expect(await staff().findSession(kept, 60)).toBeNull();
  });

  it("lets nobody lock the last one out who decides about others, not even two at once", async () => {
    const id = await idOf(admin);
    const entry = { ...NOBODY, action: "staff.changed" as const };
    expect(await staff().change(id, { isDisabled: true }, entry)).toBe(false);
    expect(await staff().change(id, { role: "clerk" }, entry)).toBe(false);
    const other = await idOf(clerk);
    await staff().change(other, { role: "admin" }, entry);
    const both = await Promise.all([
      staff().change(id, { isDisabled: true }, entry),
      staff().change(other, { isDisabled: true }, entry),
    ]);
    expect(both.filter(Boolean)).toHaveLength(1);
  });

  it("stops guessing after ten tries, and lets those in who were in before", async () => {
    const limited = deps();
    const guesses = [];
    for (let guess = 0; guess < 30; guess += 1)
      guesses.push(await signIn(limited, as({ ...admin, password: `${guess}` })));
    expect(guesses.filter(({ kind }) => kind === "wrong")).toHaveLength(10);
    expect(guesses.at(-1)).toMatchObject({ kind: "tooMany", seconds: expect.any(Number) });
    expect(await signIn(limited, as(admin))).toMatchObject({ kind: "tooMany" });
    expect(await signIn(limited, { ...as(admin), knownAs: admin.email })).toMatchObject({ kind: "signedIn" });
    // Being known as somebody else helps nobody.
    expect(await signIn(limited, { ...as(admin), knownAs: clerk.email })).toMatchObject({ kind: "tooMany" });
  });

  it("counts the tries of one address over two instances, at once", async () => {
    const [one, two] = [deps({}, [30, 1_000]), deps({}, [30, 1_000])];
    const tries = Array.from({ length: 200 }, (_, index) =>
      signIn(index % 2 === 0 ? one : two, as({ email: `${index}@example.test`, password: "guess" })),
    );
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter(({ kind }) => kind === "wrong")).toHaveLength(30);
  });

  it("hashes a password afresh that was hashed with less work", async () => {
    const stronger = createPasswords({ N: 2 ** 5, r: 8, p: 1 });
    await signIn({ ...deps(), passwords: stronger }, as(admin));
    expect((await staff().findByEmail(admin.email))?.passwordHash).toMatch(/^scrypt\$32\$/);
    expect(await signIn({ ...deps(), passwords: stronger }, as(admin))).toMatchObject({ kind: "signedIn" });
  });

  it("writes down who came and who was added, and lets nobody change that", async () => {
    await open();
    const { rows } = (await database.db.execute(
      sql`select action, actor from audit order by id desc limit 1`,
    )) as unknown as {
      rows: object[];
    };
    expect(rows).toEqual([{ action: "staff.signedIn", actor: admin.name }]);
    for (const change of [sql`update audit set actor = 'x'`, sql`delete from audit`, sql`truncate audit`]) {
      const refusal = await database.db.execute(change).then(
        () => null,
        (error: Error) => `${error.cause ?? error}`,
      );
      expect(refusal).toMatch(/append-only/);
    }
  });
});
