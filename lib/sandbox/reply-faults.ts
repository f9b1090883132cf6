import { type HttpAnswer, toPhpJson } from "./http-messages.ts";

/** A reply as the provider might write it on a bad day: same meaning, or a little more, in another spelling. */
const BENT: Record<string, (value: unknown, argument: string) => unknown> = {
  status: (value, argument) => ({ ...(value as object), status: argument }),
  noTransactions: (value) => ({ ...(value as object), transactions: [] }),
  numbersAsText: (value) => walk(value, (inner) => (typeof inner === "number" ? String(inner) : inner)),
  emptyArrays: (value) => walk(value, (inner) => (isEmpty(inner) ? [] : inner)),
  extraFields: (value) =>
    walk(value, (inner) =>
      isObject(inner) ? { ...inner, x_new_field: { since: "2027", list: [1, "zwei", null] }, x_flag: true } : inner,
    ),
};

/** @returns the answer as the outcome wants it read; unchanged for outcomes that are no matter of the reply */
export function bendAnswer(answer: HttpAnswer, outcome: string): HttpAnswer {
  const [kind = "", ...rest] = outcome.split(":");
  const bend = BENT[kind];
  const { body } = answer;
  if (typeof body !== "string") return answer;
  if (kind === "empty") return { ...answer, body: "", reply: undefined };
  if (kind === "garbage") return { ...answer, body: body.slice(0, Math.floor(body.length / 2)), reply: undefined };
  if (bend === undefined || answer.status !== 200) return answer;
  const reply = bend(JSON.parse(body), rest.join(":"));
  return { ...answer, body: toPhpJson(reply), reply };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What PHP writes as `[]` when there is nothing in it: objects without a value. */
function isEmpty(value: unknown): boolean {
  return value === null || (isObject(value) && Object.values(value).every((inner) => inner === null));
}

/** Rebuilds the value from its leaves up. */
function walk(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return change(value.map((inner) => walk(inner, change)));
  if (!isObject(value)) return change(value);
  return change(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, change)])));
}
