import { ProviderError } from "./provider-error.ts";

const DEFAULT_PAGE = 20;

type Wire = Record<string, unknown>;

/**
 * Answers a list call: `q` (terms `path:value` joined by `AND`, `*` and `?` as wildcards, a lone `*` for "present"),
 * `sort` (`path:asc|desc`), `count` and `offset`.
 * @param objects in the order of creation; newest come first in the answer unless sorted otherwise
 * @throws ProviderError ProductFormatException for a term that cannot be read
 */
export function answerList(objects: Wire[], query: URLSearchParams): { count: number; data: Wire[] } {
  let matches = objects.reverse();
  const q = query.get("q")?.trim();
  if (q) {
    const terms = q.split(/\s+AND\s+/).map(parseTerm);
    matches = matches.filter((object) => terms.every((term) => term(object)));
  }
  const sort = query.get("sort");
  if (sort) matches = sortBy(matches, sort);
  const offset = readNumber(query, "offset", 0);
  return { count: matches.length, data: matches.slice(offset, offset + readNumber(query, "count", DEFAULT_PAGE)) };
}

function parseTerm(term: string): (object: Wire) => boolean {
  const match = /^\(?\s*([\w.]+):("?)(.*?)\2\s*\)?$/.exec(term);
  const path = match?.[1];
  const wanted = match?.[3];
  if (path === undefined || wanted === undefined || wanted === "") {
    throw new ProviderError("ProductFormatException", `q is invalid: ${term}`);
  }
  const pattern = wanted
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const expression = new RegExp(`^${pattern}$`, "i");
  return (object) => {
    const value = readPath(object, path);
    return value !== null && value !== undefined && expression.test(String(value));
  };
}

function sortBy(objects: Wire[], sort: string): Wire[] {
  const keys = sort.split(",").map((part) => part.trim().split(":"));
  return [...objects].sort((a, b) => {
    for (const [path = "", direction] of keys) {
      const order = compare(readPath(a, path), readPath(b, path));
      if (order !== 0) return direction === "desc" ? -order : order;
    }
    return 0;
  });
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a ?? "").localeCompare(String(b ?? ""));
}

function readPath(object: Wire, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => (value as Wire | null | undefined)?.[key], object);
}

function readNumber(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : fallback;
}
