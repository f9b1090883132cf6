import { type Answer, ask, askAction, type Question } from "./ask.ts";
import type { GuardedShop } from "./guarded-shop.ts";
import { type ActionDoor, type HandlerDoor, type PageDoor, VISITORS, type Visitor } from "./table.ts";

/** Headers by which requests got around the checks of frameworks before pages. */
const TRICKS: Record<string, Record<string, string>> = {
  "x-middleware-subrequest": {
    "x-middleware-subrequest": ["proxy", "src/proxy", "middleware", "src/middleware", "pages/_middleware"]
      .flatMap((name) => Array<string>(5).fill(name))
      .join(":"),
  },
  "next-resume": { "next-resume": "1" },
  "inner headers": { "x-matched-path": "/", "x-invoke-path": "/", "x-invoke-status": "200", "x-middleware-next": "1" },
};

/** Ways to ask for a page. Only the first ones show to a guest what is on it; nobody else may see it by any. */
function waysTo(path: string, tree: string): { name: string; path: string; question: Question; isWhole: boolean }[] {
  const rsc = { rsc: "1" };
  const prefetch = { ...rsc, "next-router-prefetch": "1" };
  const file = path === "/" ? "/index" : path;
  const way = (name: string, headers: Record<string, string>, isWhole = false, other = path, method?: "HEAD") => ({
    ...{ name, path: other, question: { headers, method }, isWhole },
  });
  return [
    way("plain", {}, true),
    ...Object.entries(TRICKS).map(([name, headers]) => way(name, headers, true)),
    way("flight", rsc),
    way("the page without its frames", { ...rsc, "next-router-state-tree": tree }, path.startsWith("/merchant/")),
    way("flight with a trick", { ...rsc, ...TRICKS["x-middleware-subrequest"] }),
    way(".rsc", {}, false, `${file}.rsc`),
    way("prefetch", prefetch),
    way("segment prefetch", { ...prefetch, "next-router-segment-prefetch": "/_tree" }),
    way("segment file", {}, false, `${file}.segments/_tree.segment.rsc`),
    way("HEAD", {}, false, path, "HEAD"),
  ];
}

const isStaff = (visitor: Visitor) => !["anonymous", "customer"].includes(visitor);

/** What is wrong with the answers to one visitor at the door of a page. */
export async function tryPage(
  shop: GuardedShop,
  [name, door]: [string, PageDoor],
  visitor: Visitor,
): Promise<string[]> {
  const isGuest = door.guests.includes(visitor);
  const cookie = await shop.cookieOf(visitor);
  const path = shop.fill(door.path);
  const secret = shop.fill(door.secret);
  const troubles: string[] = [];
  for (const way of waysTo(path, toStateTree(name, path))) {
    const headers = { cookie, ...way.question.headers };
    const answer = await ask(shop.url, way.path, { ...way.question, headers });
    const trouble = judgePage({ ...door, secret }, answer, { isGuest, visitor, ...way });
    if (trouble !== null) troubles.push(`${visitor}, ${way.name}, ${way.path}: ${trouble}`);
  }
  return troubles;
}

/** What a browser says it has of a page already: all of its frames, so that only the page itself is made. */
function toStateTree(file: string, path: string): string {
  const parts = path.split("/").slice(1);
  const segments = file.split("/").slice(0, -1);
  const toSegment = (segment: string) => {
    if (segment.startsWith("(")) return segment;
    const part = parts.shift() ?? "";
    return segment.startsWith("[") ? [segment.slice(1, -1), part, "d", null] : segment;
  };
  const named = segments.map(toSegment);
  const leaf: unknown = ["__PAGE__", {}, null, "refetch"];
  const tree = ["", ...named].reduceRight((children, segment) => [segment, { children }], leaf);
  return encodeURIComponent(JSON.stringify(tree));
}

function judgePage(
  door: PageDoor,
  { status, location, body }: Answer,
  { isGuest, visitor, isWhole, name }: { isGuest: boolean; visitor: Visitor; isWhole: boolean; name: string },
): string | null {
  if (status >= 500) return `${status}`;
  const isShown = door.secret === "" || body.includes(door.secret);
  const wanted = door.isMissing ? 404 : 200;
  if (isGuest && name === "HEAD" && door.secret !== "" && status !== wanted) return `${status}`;
  if (isGuest && door.isMissing && name.includes("frames")) return null;
  if (isGuest) return isWhole && !isShown ? `${status} ${location} does not show "${door.secret}"` : null;
  if (isShown) return `shows "${door.secret}"`;
  if (!isWhole && name !== "HEAD") return null;
  // A flight says it inside of an answer that begins with 200.
  if (name.includes("frames")) return /^\/merchant/.test(location) ? null : `${status} leads to "${location}"`;
  // Whoever is signed in already has no business at the door; the others have none behind it.
  const expected = !isStaff(visitor) ? /^\/merchant\/sign-in(\?to=|$)/ : /^\/merchant(\?denied=|$)/;
  return status === 307 && expected.test(location) ? null : `${status} leads to "${location}"`;
}

/** What is wrong with the answers to one visitor at the door of a handler. */
export async function tryHandler(shop: GuardedShop, door: HandlerDoor, visitor: Visitor): Promise<string[]> {
  const expected = door.guests.includes(visitor) ? door.status : (door.others[isStaff(visitor) ? 1 : 0] ?? 0);
  const cookie = await shop.cookieOf(visitor);
  const path = shop.fill(door.path);
  const troubles: string[] = [];
  const ways: Record<string, Question> = {
    plain: {},
    flight: { headers: { rsc: "1" } },
    prefetch: { headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" } },
    ...Object.fromEntries(Object.entries(TRICKS).map(([name, headers]) => [name, { headers }])),
    ...(door.method === "POST" ? {} : { HEAD: { method: "HEAD" } }),
  };
  for (const [name, way] of Object.entries(ways)) {
    const answer = await ask(shop.url, path, { method: door.method, ...way, headers: { cookie, ...way.headers } });
    const right = name === "HEAD" ? (door.head ?? expected) : expected;
    if (answer.status !== right) troubles.push(`${visitor}, ${name}, ${path}: ${answer.status}, not ${right}`);
  }
  // The shop's page for addresses that are none may answer here; the handler may not.
  const { status, headers } = await ask(shop.url, `${path}.rsc`, { headers: { cookie } });
  const isHandler = /json|image|event-stream|plain/.test(headers.get("content-type") ?? "");
  if (status >= 500 || (status === 200 && isHandler && expected !== 200))
    troubles.push(`${visitor}, ${path}.rsc: ${status}`);
  return troubles;
}

/** What is wrong with what an action does for everybody. */
export async function tryAction(
  shop: GuardedShop,
  { guests, fields = {}, takesState, leadsTo }: ActionDoor,
  { name, id, path }: { name: string; id: string; path: string },
): Promise<string[]> {
  const ways: [string, Record<string, string>][] = [["scripted", {}]];
  if (!takesState) ways.push(["form", {}], ...Object.entries(TRICKS));
  const troubles: string[] = [];
  for (const visitor of VISITORS) {
    const turnedAway = isStaff(visitor) ? /^\/merchant\?denied=/ : /^\/merchant\/sign-in/;
    const expected = guests.includes(visitor) ? leadsTo : turnedAway;
    for (const [way, trick] of ways) {
      const headers = { cookie: await shop.cookieOf(visitor), origin: shop.url, ...trick };
      const sent = { id, fields: shop.fillAll(fields), headers, isScripted: way === "scripted", takesState };
      const { status, location } = await askAction(shop.url, path, sent);
      if (status >= 500 || !expected.test(location))
        troubles.push(`${visitor}, ${way}, ${name}: ${status} leads to "${location}"`);
    }
  }
  return troubles;
}
