import { ProviderError } from "./provider-error.ts";
import { type Predicate, parseQuery, QueryError, type ValueReader } from "./query-grammar.ts";
import { compareValues, pickFields, readValues, type Wire } from "./query-values.ts";
import { readScroll, writeScroll } from "./scroll.ts";
import { parseDuration } from "./virtual-clock.ts";
import type { World } from "./world.ts";

const DEFAULT_PAGE = 20;
const DEFAULT_SCROLL = 60_000;

/** Objects of one kind, in the order of creation. */
export interface ListSource<T> {
  objects: Iterable<T>;
  created(object: T): number;
  render(object: T): Wire;
  /** paths that can be read without rendering; what shops search for belongs here */
  stored?: Record<string, (object: T) => unknown> | undefined;
}

export interface ListReply {
  count: number;
  data: Wire[];
  scroll_id?: string;
}

interface Candidate<T> {
  object: T;
  read: ValueReader;
}

/**
 * Answers a list call (§2.5): `q`, `sort`, `fields`, `count`, `offset`, and `scroll_expire`/`scroll_id` for paging over
 * what was there at the first page. Newest come first unless sorted otherwise.
 * @throws ProviderError ProductFormatException for a query that cannot be read, ProductNotFoundException for a scroll
 *   that has expired
 */
export function answerList<T>(world: World, source: ListSource<T>, query: URLSearchParams): ListReply {
  const now = world.clock.now();
  const scrollId = query.get("scroll_id");
  const scroll = scrollId ? readScroll(scrollId, now) : null;
  const asked = scroll === null ? query : new URLSearchParams(scroll.query);
  const offset = scroll?.offset ?? readNumber(asked, "offset", 0);
  const count = readNumber(asked, "count", DEFAULT_PAGE);

  const newest = now - (world.store.meta.weather?.searchLag ?? 0);
  const before = scroll?.before ?? newest;
  const seen = [...source.objects].filter((object) => source.created(object) <= before).reverse();
  const wanted = parseWanted(asked.get("q"));
  let matches = seen.map((object) => toCandidate(source, object));
  if (wanted !== null) matches = matches.filter(({ read }) => wanted(read));
  const sort = asked.get("sort");
  if (sort) matches = sortBy(matches, sort);

  const fields = asked.get("fields")?.split(",").filter(Boolean);
  const page = matches.slice(offset, offset + count).map(({ object }) => source.render(object));
  const reply: ListReply = {
    count: matches.length,
    data:
      fields === undefined
        ? page
        : page.map((wire) =>
            pickFields(
              wire,
              fields.map((field) => field.trim()),
            ),
          ),
  };
  const lifetime = scroll?.lifetime ?? readLifetime(query);
  if (lifetime !== null && page.length > 0) {
    const text = scroll?.query ?? query.toString();
    reply.scroll_id = writeScroll({ query: text, offset: offset + count, before, lifetime, expires: now + lifetime });
  }
  return reply;
}

function toCandidate<T>(source: ListSource<T>, object: T): Candidate<T> {
  let wire: Wire | undefined;
  const read: ValueReader = (path) => {
    const stored = source.stored?.[path];
    if (stored !== undefined) return [stored(object)].filter((value) => value !== null && value !== undefined);
    wire ??= source.render(object);
    return readValues(wire, path);
  };
  return { object, read };
}

function parseWanted(q: string | null): Predicate | null {
  if (q === null || q.trim() === "") return null;
  try {
    return parseQuery(q);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new ProviderError("ProductFormatException", `q is invalid: ${error.message}`);
  }
}

function sortBy<T>(candidates: Candidate<T>[], sort: string): Candidate<T>[] {
  const keys = sort.split(",").map((part) => part.trim().split(":"));
  const rows = candidates.map((candidate) => ({
    candidate,
    values: keys.map(([path = ""]) => candidate.read(path)[0]),
  }));
  rows.sort((a, b) => {
    for (const [index, [, direction]] of keys.entries()) {
      const order = compareValues(a.values[index], b.values[index]);
      if (order !== 0) return direction?.toLowerCase() === "desc" ? -order : order;
    }
    return 0;
  });
  return rows.map(({ candidate }) => candidate);
}

function readLifetime(query: URLSearchParams): number | null {
  const text = query.get("scroll_expire");
  if (text === null || text === "") return null;
  const short = /^(\d+)([smh])$/.exec(text);
  if (short !== null) return parseDuration(`PT${short[1]}${short[2]}`) ?? DEFAULT_SCROLL;
  return parseDuration(text) ?? DEFAULT_SCROLL;
}

function readNumber(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : fallback;
}
