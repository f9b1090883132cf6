import { matchesRange, matchesText } from "./query-values.ts";

/** Gives the values a dotted path leads to; called only for what the query asks for. */
export type ValueReader = (path: string) => unknown[];

/** Whether the object behind the reader is wanted. */
export type Predicate = (read: ValueReader) => boolean;

type Token =
  | { kind: "(" | ")" | "AND" | "OR" | "NOT" }
  | { kind: "field"; path: string }
  | { kind: "value"; text: string; isQuoted: boolean }
  | { kind: "range"; from: string; to: string; isOpenBelow: boolean; isOpenAbove: boolean };

/** The query cannot be read; `message` says where. */
export class QueryError extends Error {}

const FIELD = String.raw`(?<word>AND|OR|NOT)(?=[\s()]|$)|(?<path>[A-Za-z_][\w.]*):(?!\s)`;
const VALUE = [
  "(?<bracket>[()])",
  String.raw`|(?<open>[[{])\s*(?<from>"[^"]*"|[^\s\]}]+)\s+TO\s+(?<to>"[^"]*"|[^\s\]}]+)\s*(?<close>[\]}])`,
  String.raw`|"(?<quoted>(?:[^"\\]|\\.)*)"`,
  String.raw`|(?<bare>(?:[^\s()"\\[{]|\\.)(?:[^\s()\\]|\\.)*)`,
].join("");
const ANY_TOKEN = new RegExp(String.raw`\s*(?:${FIELD}|${VALUE})`, "y");
/** Directly after `property:`, where a colon belongs to the value. */
const CONDITION = new RegExp(String.raw`\s*(?:${VALUE})`, "y");

/**
 * Reads the query language of lists (§2.5): `property:condition` with dotted properties, `?` and `*` as wildcards, a lone
 * `*` for "present", ranges `[min TO max]`, `AND`, `OR`, `NOT`, parentheses, quotes; two terms side by side are both
 * wanted. Matching is case-insensitive.
 * @throws QueryError
 */
export function parseQuery(query: string): Predicate {
  const tokens = splitTokens(query);
  let place = 0;
  const peek = () => tokens[place];
  const take = (kind: Token["kind"]) => {
    if (peek()?.kind !== kind) return false;
    place += 1;
    return true;
  };

  const parseAny = (path: string | null): Predicate => {
    const parts = [parseAll(path)];
    while (take("OR")) parts.push(parseAll(path));
    return parts.length === 1 ? (parts[0] as Predicate) : (read) => parts.some((part) => part(read));
  };
  const parseAll = (path: string | null): Predicate => {
    const parts = [parseOne(path)];
    for (;;) {
      const next = peek()?.kind;
      if (next === undefined || next === "OR" || next === ")") break;
      take("AND");
      parts.push(parseOne(path));
    }
    return parts.length === 1 ? (parts[0] as Predicate) : (read) => parts.every((part) => part(read));
  };
  const parseOne = (path: string | null): Predicate => {
    if (take("NOT")) {
      const inner = parseOne(path);
      return (read) => !inner(read);
    }
    if (take("(")) {
      const inner = parseAny(path);
      if (!take(")")) throw new QueryError("a bracket is not closed");
      return inner;
    }
    const token = peek();
    place += 1;
    if (token?.kind === "field") return parseOne(token.path);
    if (path === null) throw new QueryError(token === undefined ? "it ends too early" : `a property is missing`);
    if (token?.kind === "range") return (read) => read(path).some((value) => matchesRange(value, token));
    if (token?.kind !== "value") throw new QueryError(`${path} has no condition`);
    const matches = matchesText(joinWords(token), token.isQuoted);
    return (read) => read(path).some(matches);
  };
  /** Bare words after a value belong to it: `transactionRef:Demo Shop 17`. */
  const joinWords = (first: { text: string; isQuoted: boolean }): string => {
    let { text } = first;
    for (let next = peek(); !first.isQuoted && next?.kind === "value" && !next.isQuoted; next = peek()) {
      text += ` ${next.text}`;
      place += 1;
    }
    return text;
  };

  const predicate = parseAny(null);
  if (place < tokens.length) throw new QueryError("a bracket is too many");
  return predicate;
}

function splitTokens(query: string): Token[] {
  const tokens: Token[] = [];
  const text = query.trimEnd();
  for (let begun = 0; begun < text.length; ) {
    const pattern = tokens.at(-1)?.kind === "field" ? CONDITION : ANY_TOKEN;
    pattern.lastIndex = begun;
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined)
      throw new QueryError(`cannot be read from ${JSON.stringify(text.slice(begun, begun + 20))}`);
    begun = pattern.lastIndex;
    tokens.push(toToken(groups));
  }
  return tokens;
}

function toToken(groups: Record<string, string | undefined>): Token {
  const { bracket, word, path, open, from, to, close, quoted, bare } = groups;
  if (bracket === "(" || bracket === ")") return { kind: bracket };
  if (word === "AND" || word === "OR" || word === "NOT") return { kind: word };
  if (path !== undefined) return { kind: "field", path };
  if (from !== undefined && to !== undefined) {
    const [lower = "", upper = ""] = [from, to].map((bound) => bound.replace(/^"|"$/g, ""));
    return { kind: "range", from: lower, to: upper, isOpenBelow: open === "{", isOpenAbove: close === "}" };
  }
  if (quoted !== undefined) return { kind: "value", text: dropEscapes(quoted), isQuoted: true };
  return { kind: "value", text: bare ?? "", isQuoted: false };
}

function dropEscapes(text: string): string {
  return text.replaceAll(/\\(.)/g, "$1");
}
