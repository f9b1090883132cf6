import type { ReplyRules } from "./example.ts";
import { findFormatBreach } from "./formats.ts";

/** Fields whose value is part of the protocol wherever they appear. */
const ALWAYS_EXACT = new Set([
  "object",
  "status",
  "error",
  "token_type",
  "status_simple",
  "status_simple_text",
  "intent",
  "currency",
  "type",
  "item_type",
  "hierarchy",
  "result",
]);

/** One place where a live reply is not what the example says. */
export interface Difference {
  path: string;
  expected: string;
  received: string;
}

/**
 * Compares two JSON values by the rules of an example: keys present, types, formats, and the values that are part of
 * the protocol. What is there beyond the example is no difference.
 */
export function compareBodies(printed: unknown, sent: unknown, rules: ReplyRules = {}): Difference[] {
  const present = (rules.absent ?? []).flatMap((path) =>
    collectValues(sent, path.split("."))
      .filter((value) => value !== undefined && value !== null)
      .flatMap((value) => differ(path, "nothing", value)),
  );
  return [...compareValues(rules, printed, sent, ""), ...present];
}

function compareValues(rules: ReplyRules, printed: unknown, sent: unknown, path: string): Difference[] {
  const slip = rules.slips?.[path];
  if (slip !== undefined) return compareExact(slip.sent, sent, path);
  const isOptional = isListed(rules.optional, path);
  if (printed === null) {
    // Null in an example says that the key is there; its value depends on the object.
    return sent === undefined && !isOptional ? differ(path, "null or a value", sent) : [];
  }
  if (isOptional && (sent === undefined || sent === null)) return [];
  if (Array.isArray(printed)) return compareLists(rules, printed, sent, path);
  if (typeof printed === "object") return compareObjects(rules, printed, sent, path);
  return compareLeaves(rules, printed, sent, path);
}

function compareLists(rules: ReplyRules, printed: unknown[], sent: unknown, path: string): Difference[] {
  // PHP writes an empty object as a list.
  const isEmptyObject = typeof sent === "object" && sent !== null && Object.keys(sent).length === 0;
  if (printed.length === 0 && isEmptyObject) return [];
  if (!Array.isArray(sent)) return differ(path, "a list", sent);
  if (printed.length === 0) return differ(path, "an empty list", sent);
  if (rules.unordered) {
    const isStrange = sent.length === 0 || sent.some((entry) => typeof entry !== typeof printed[0]);
    return isStrange ? differ(path, `entries such as ${showValue(printed[0])}`, sent) : [];
  }
  return printed.flatMap((value, index) => compareValues(rules, value, sent[index], join(path, String(index))));
}

function compareObjects(rules: ReplyRules, printed: object, sent: unknown, path: string): Difference[] {
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return differ(path, "an object", sent);
  const values = sent as Record<string, unknown>;
  return Object.entries(printed).flatMap(([key, value]) => compareValues(rules, value, values[key], join(path, key)));
}

function compareLeaves(rules: ReplyRules, printed: unknown, sent: unknown, path: string): Difference[] {
  const isExact = ALWAYS_EXACT.has(path.split(".").at(-1) ?? "") || isListed(rules.exact, path);
  const isTolerant = isListed(rules.numbers, path) || isListed(rules.numbers, path.replace(/\.?[^.]*$/, ""));
  if (isTolerant && toNumber(sent) !== undefined) {
    return isExact && toNumber(sent) !== toNumber(printed) ? differ(path, showValue(printed), sent) : [];
  }
  if (typeof sent !== typeof printed) return differ(path, `a ${typeof printed}, as in ${showValue(printed)}`, sent);
  if (isExact) return compareExact(printed, sent, path);
  if (typeof printed === "number" && Number.isInteger(printed) && !Number.isInteger(sent)) {
    return differ(path, "a whole number", sent);
  }
  const breach = typeof printed === "string" ? findFormatBreach(printed, String(sent)) : undefined;
  return breach === undefined ? [] : differ(path, breach, sent);
}

function compareExact(printed: unknown, sent: unknown, path: string): Difference[] {
  return JSON.stringify(sent) === JSON.stringify(printed) ? [] : differ(path, showValue(printed), sent);
}

function isListed(list: string[] | undefined, path: string): boolean {
  const plain = path.replaceAll(/(^|\.)\d+(?=\.|$)/g, "$1*");
  return list?.some((entry) => entry === path || entry === plain) === true;
}

function collectValues(value: unknown, [key, ...rest]: string[]): unknown[] {
  if (key === undefined) return [value];
  if (typeof value !== "object" || value === null) return [];
  const inner = key === "*" ? Object.values(value) : [(value as Record<string, unknown>)[key]];
  return inner.flatMap((entry) => collectValues(entry, rest));
}

function toNumber(value: unknown): number | undefined {
  if (typeof value === "number" || typeof value === "boolean") return Number(value);
  return typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : undefined;
}

function differ(path: string, expected: string, received: unknown): Difference[] {
  return [{ path: path === "" ? "body" : path, expected, received: showValue(received) }];
}

/** A value as a report shows it: short, and "nothing" for what is missing. */
export function showValue(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
