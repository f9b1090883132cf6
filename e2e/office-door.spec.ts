import { type Answer, ask, askAction } from "./doors/ask.ts";
import { foreignOrigins, makeDeniedCookies } from "./doors/denied-tokens.ts";
import { type GuardedShop, PEOPLE, toCookie } from "./doors/guarded-shop.ts";
import { expect, inLanes, test } from "./doors/guarded-test.ts";
import { readActionIds } from "./doors/list-doors.ts";
import { ACTIONS, PAGES } from "./doors/table.ts";

// What must not open the back office, and what must not change anything in it.
test.describe.configure({ mode: "default", timeout: 120_000 });

const DELIVER = "app/merchant/(office)/orders/[id]/deliver/actions.ts#deliverAction";

test("no token but a whole one of an open session opens anything", async ({ shop }) => {
  const denied = await makeDeniedCookies(shop);
  const open = await ask(shop.url, "/merchant", { headers: { cookie: await shop.cookieOf("viewer") } });
  expect(open.status).toBe(200);
  for (const [name, cookie] of Object.entries(denied)) {
    const page = await ask(shop.url, "/merchant", { headers: { cookie } });
    expect([name, page.status, page.location]).toEqual([name, 307, "/merchant/sign-in"]);
    const session = await ask(shop.url, "/api/auth/session", { headers: { cookie } });
    expect([name, session.status, session.body.includes("user")]).toEqual([name, 200, false]);
  }
});

test("a token says nothing about what its owner may do, and the database is asked each time", async ({ shop }) => {
  const sid = await shop.openSession("clerk");
  const cookie = await toCookie({ sid, role: "admin", sub: "demo-admin" });
  const path = shop.fill(PAGES["merchant/(office)/orders/[id]/deliver/page.tsx"]?.path ?? "");
  const action = readActionIds(process.cwd()).get(DELIVER);
  const see = async () => {
    const page = await ask(shop.url, path, { headers: { cookie } });
    const headers = { cookie, origin: shop.url };
    const done = await askAction(shop.url, path, { id: action?.id ?? "", fields: {}, headers });
    return [page.status, page.location.split("?")[0], done.location.split("?")[0]];
  };
  const change = (set: string) => shop.sql(`update staff set ${set} where id = 'demo-clerk'`);
  const isIn = [200, "", "/merchant/orders//deliver"];
  expect(await see()).toEqual(isIn);
  await change("role = 'viewer'");
  expect(await see()).toEqual([307, "/merchant", "/merchant"]);
  await change("role = 'clerk', disabled_at = now()");
  expect(await see()).toEqual([307, "/merchant/sign-in", "/merchant/sign-in"]);
  await change("disabled_at = null");
  expect(await see()).toEqual(isIn);
  await shop.sql("update staff_sessions set revoked_at = now() where id = $1", [sid]);
  expect(await see()).toEqual([307, "/merchant/sign-in", "/merchant/sign-in"]);
});

test("no change is made for a page of another site, or of none", async ({ shop }) => {
  const ids = readActionIds(process.cwd());
  const { email, password } = PEOPLE.viewer;
  const fingerprint = async () => {
    const [found] = await shop.sql(`select (select count(*) from audit) as audit, (select string_agg(role ||
      coalesce(disabled_at::text, ''), ',' order by id) from staff) as staff, (select count(*) from staff_sessions
      where revoked_at is null) as sessions, (select max(points) from rate_limits) as tries`);
    return found;
  };
  for (const [name, door] of Object.entries(ACTIONS)) {
    const action = ids.get(name);
    if (!name.startsWith("app/merchant/") || action === undefined) continue;
    const cookie = await shop.cookieOf("admin");
    const before = await fingerprint();
    const fields = shop.fillAll({ ...door.fields, email, password });
    const path = shop.fill(PAGES[action.page]?.path ?? "");
    const origins: { origin: string | null; extra: Record<string, string>; isScripted: boolean }[] = foreignOrigins(
      shop.url,
    ).map((origin) => ({ origin, extra: {}, isScripted: false }));
    const evil = "http://evil.example";
    for (const isScripted of [false, true]) {
      // The framework compares with the host the request says it came for.
      origins.push({ origin: evil, extra: { "x-forwarded-host": "evil.example" }, isScripted });
      for (const origin of [null, "null", evil]) origins.push({ origin, extra: {}, isScripted });
    }
    for (const { origin, extra, isScripted } of origins) {
      const headers = { cookie, ...extra, ...(origin === null ? {} : { origin }) };
      const { location, cookies, status } = await askAction(shop.url, path, {
        ...{ id: action.id, fields, headers, isScripted },
      });
      const isObeyed = !name.endsWith("signInAction") && door.leadsTo.test(location);
      const set = cookies.filter((one) => /^office-(session|locale)=/.test(one));
      expect([name, origin, extra, status, isObeyed, set]).toEqual([name, origin, extra, 403, false, []]);
    }
    expect(await fingerprint()).toEqual(before);
  }
});

const signIn = (shop: GuardedShop, fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const id = readActionIds(process.cwd()).get("app/merchant/sign-in/actions.ts#signInAction")?.id ?? "";
  return askAction(shop.url, "/merchant/sign-in", { id, fields, headers: { origin: shop.url, ...headers } });
};
const sessionIn = ({ cookies }: Answer) => /^office-session=([^;]+)/m.exec(cookies.join("\n"))?.[1] ?? null;

test("signing in makes a new session, and leads to the back office alone", async ({ shop }) => {
  const { email, password } = PEOPLE.viewer;
  const old = await shop.cookieOf("viewer");
  const first = await signIn(shop, { email: email.toUpperCase(), password, to: "/merchant/orders/1" }, { cookie: old });
  expect([first.status, first.location]).toEqual([303, "/merchant/orders/1"]);
  const attributes = first.cookies.find((cookie) => cookie.startsWith("office-session="))?.toLowerCase();
  for (const attribute of ["httponly", "samesite=lax", "path=/"]) expect(attributes).toContain(attribute);
  expect(sessionIn(first)).not.toBeNull();
  expect(`office-session=${sessionIn(first)}`).not.toBe(old);
  for (const to of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/cart",
    "/merchantx",
    "/merchant/../x",
  ]) {
    expect([to, (await signIn(shop, { email, password, to })).location]).toEqual([to, "/merchant"]);
  }
});

test("whoever may not sign in is told the same sentence, whatever was wrong", async ({ shop }) => {
  await shop.sql("update staff set disabled_at = now() where id = 'demo-clerk'");
  const { viewer, clerk } = PEOPLE;
  const sentences = new Set<string>();
  for (const [email, password] of [
    [viewer.email, "Weizenkleie fein 98"],
    ["niemand@sauer-und-kruste.example", viewer.password],
    [clerk.email, clerk.password],
    [`${viewer.email}' or 1=1 --`, viewer.password],
  ] as const) {
    const answer = await signIn(shop, { email, password });
    expect([email, answer.status, answer.location, sessionIn(answer)]).toEqual([email, 303, "/merchant/sign-in", null]);
    const note = /office-note=[^;]+/.exec(answer.cookies.join("\n"))?.[0] ?? "";
    const { body } = await ask(shop.url, "/merchant/sign-in", { headers: { cookie: note } });
    sentences.add(/<[^>]*role="alert".*?<form/s.exec(body)?.[0] ?? "");
  }
  await shop.sql("update staff set disabled_at = null where id = 'demo-clerk'");
  expect([...sentences]).toEqual([expect.stringContaining("E-Mail und Passwort passen nicht zusammen")]);
});

test("the library's own door knows one address, wants its token, and ends what it began", async ({ shop }) => {
  const { email, password } = PEOPLE.viewer;
  const csrf = await ask(shop.url, "/api/auth/csrf", { headers: { host: "evil.example" } });
  const { csrfToken } = JSON.parse(csrf.body) as { csrfToken: string };
  const cookie = csrf.cookies.map((one) => one.split(";")[0]).join("; ");
  const post = (path: string, fields: Record<string, string>, cookies: string) =>
    ask(shop.url, path, {
      method: "POST",
      headers: { cookie: cookies, origin: shop.url, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ ...fields, callbackUrl: "https://evil.example/" }).toString(),
    });
  const wrong = await post("/api/auth/callback/credentials", { email, password, csrfToken: "x" }, cookie);
  expect(sessionIn(wrong)).toBeNull();
  const right = await post("/api/auth/callback/credentials", { email, password, csrfToken }, cookie);
  expect([right.status, right.location]).toEqual([302, "/merchant"]);
  const mine = `${cookie}; office-session=${sessionIn(right)}`;
  const see = () => ask(shop.url, "/merchant", { headers: { cookie: mine } });
  expect((await see()).status).toBe(200);
  const out = await post("/api/auth/signout", { csrfToken }, mine);
  expect(out.location).toMatch(/^\/merchant/);
  expect((await see()).location).toBe("/merchant/sign-in");
});

test("a thousand tries from addresses that are made up count as those of one", async ({ shop }) => {
  await shop.sql("delete from rate_limits");
  const { email, password } = PEOPLE.viewer;
  let opened = 0;
  const tries = Array.from({ length: 1000 }, (_, index) => async () => {
    const forged = `10.${index % 7}.${index >> 8}.${index % 256}`;
    const names = ["x-forwarded-for", "x-real-ip", "forwarded", "x-shop-client-address", "cf-connecting-ip"];
    const answer = await signIn(shop, { email, password }, Object.fromEntries(names.map((name) => [name, forged])));
    if (sessionIn(answer) !== null) opened += 1;
    return [];
  });
  await inLanes(tries);
  expect(opened).toBe(30);
});
