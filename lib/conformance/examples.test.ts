import { describe, expect, it } from "vitest";
import { ApiError } from "#lib/secuconnect/wire/error.ts";
import { OAuthError } from "#lib/secuconnect/wire/oauth.ts";
import type { Example } from "./example.ts";
import { EXAMPLES } from "./examples/index.ts";
import { OPERATIONS } from "./operations.ts";
import { SCHEMAS } from "./schemas.ts";

/** Examples with the name a test shows. */
const named = (examples: readonly Example[]) =>
  examples.map((example) => [`${example.operation}: ${example.title}`, example] as const);
const isForm = ({ request }: Example) => typeof request.body === "string";
const isRefusal = ({ reply }: Example) => reply.status >= 400;

/** How PHP writes the same value differently: numbers as text, empty objects as lists. */
function toPlainForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? {} : value.map(toPlainForm);
  if (typeof value === "string" && /^-?\d+$/.test(value)) return Number(value);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPlainForm(inner)]));
}

describe("the examples", () => {
  it("cover every operation, each under a title of its own", () => {
    const shown = new Set(EXAMPLES.map(({ operation }) => operation));
    expect(Object.keys(OPERATIONS).filter((name) => !(shown as Set<string>).has(name))).toEqual([]);
    const titles = EXAMPLES.map(({ operation, title }) => `${operation}: ${title}`);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it("can be asked of a server, or say why not", () => {
    for (const { title, stage, onlyRead } of EXAMPLES)
      expect([title, (stage === undefined) === (onlyRead !== undefined)]).toEqual([title, true]);
  });
});

/** Whether a dotted path, `*` for every entry, leads to anything but null in a value. */
function leadsSomewhere(value: unknown, [key, ...rest]: string[]): boolean {
  if (key === undefined) return value !== undefined && value !== null;
  if (typeof value !== "object" || value === null) return false;
  const inner = key === "*" ? Object.values(value) : [(value as Record<string, unknown>)[key]];
  return inner.some((entry) => leadsSomewhere(entry, rest));
}

describe("the rules of an example", () => {
  const ruled = EXAMPLES.filter(({ rules }) => rules !== undefined);

  it.each(named(ruled))("%s speak of what it prints", (_name, { reply, rules = {} }) => {
    const { exact = [], optional = [], numbers = [], slips = {}, absent = [] } = rules;
    const paths = [...exact, ...optional, ...numbers, ...Object.keys(slips)];
    expect(paths.filter((path) => !leadsSomewhere(reply.body, path.split(".")))).toEqual([]);
    expect(absent.filter((path) => leadsSomewhere(reply.body, path.split(".")))).toEqual([]);
  });
});

describe("requests by the client's schemas", () => {
  const bodies = EXAMPLES.filter((example) => example.request.body !== undefined && !isForm(example));

  it.each(named(bodies))("%s", (_name, { operation, request }) => {
    const schema = SCHEMAS[operation].request;
    expect(schema, "a body where the client knows none").not.toBeNull();
    const result = schema?.safeParse(request.body);
    expect([result?.success, result?.error?.issues ?? []]).toEqual([
      request.isNotOurs !== true,
      request.isNotOurs ? expect.anything() : [],
    ]);
  });

  it.each(named(bodies.filter(({ request, operation }) => !request.isNotOurs && operation !== "push.send")))(
    "%s, with a field nobody knows, is refused",
    (_name, { operation, request }) => {
      const body = { ...(request.body as object), merchant_ref: "20017" };
      expect(SCHEMAS[operation].request?.safeParse(body).success).toBe(false);
    },
  );
});

describe("replies by the client's schemas", () => {
  const replies = EXAMPLES.filter(({ operation }) => SCHEMAS[operation].reply !== null);

  it.each(named(replies))("%s", (_name, example) => {
    const { operation, reply } = example;
    const refusal = operation === "token.issue" ? OAuthError : ApiError;
    const schema = isRefusal(example) ? refusal : SCHEMAS[operation].reply;
    const parsed = schema?.parse(reply.body);
    const isUnwrapped = Array.isArray(reply.body) && !Array.isArray(parsed);
    expect(toPlainForm(isUnwrapped ? [parsed] : parsed)).toEqual(toPlainForm(reply.body));
  });
});
