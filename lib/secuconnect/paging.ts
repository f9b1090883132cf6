import { z } from "zod";
import type { ListQuery } from "./list-query.ts";
import { type Reply, readAs } from "./reply.ts";

export interface Page<Item> {
  /** all matches, not only those of this page */
  count: number | null;
  items: Reply<Item>[];
}

/** Reply schema of a list call: a page, each item with the raw JSON it was read from. */
export function readPage<Item extends object>(
  list: z.ZodType<{ count: number | null }>,
  readItem: z.ZodType<Reply<Item>>,
): z.ZodType<Reply<Page<Item>>> {
  const items = z.looseObject({ data: z.array(readItem).nullish() });
  return readAs(list, ({ count }, raw) => ({ count, items: items.parse(raw).data ?? [] }));
}

const PAGE = 100;
const OVERLAP = 5;
/** Pages in a row that may bring nothing new before the list counts as unreadable. */
const MAX_IDLE_PAGES = 50;
/** How often everything seen so far may be gone from the list. */
const MAX_RESTARTS = 5;

/**
 * Every match, page by page, each once, however the pages shift meanwhile. Neighbouring pages overlap: where the overlap
 * holds nothing seen before, objects ahead of it have gone and the next page begins too late, so earlier ones are read
 * again until a known object turns up. What comes in before the place already reached is not found; sort by
 * `created:asc` to have it come last.
 * @throws Error when the list never stays still
 */
export async function* readAllPages<Field extends string, Item extends { id: string }>(
  list: (query: ListQuery<Field>) => Promise<Page<Item>>,
  query: Omit<ListQuery<Field>, "offset">,
): AsyncGenerator<Reply<Item>, void, undefined> {
  const size = Math.max(query.count ?? PAGE, 2);
  const overlap = Math.min(OVERLAP, Math.floor(size / 2));
  const seen = new Set<string>();
  let offset = 0;
  let idle = 0;
  let restarts = 0;
  while (idle < MAX_IDLE_PAGES && restarts < MAX_RESTARTS) {
    const { count, items } = await list({ ...query, count: size, offset });
    const isAnchored = items.some((item) => seen.has(item.id));
    if (!isAnchored && offset > 0) {
      idle += 1;
      offset = Math.max(0, offset - size + overlap);
      continue;
    }
    if (!isAnchored && seen.size > 0) restarts += 1;
    const fresh = items.filter((item) => !seen.has(item.id));
    for (const item of fresh) {
      seen.add(item.id);
      yield item;
    }
    // The provider may cap the page below what was asked, so a short page alone is no end.
    if (count === null ? items.length < size : offset + items.length >= count) return;
    idle = fresh.length === 0 ? idle + 1 : 0;
    offset += Math.max(items.length - overlap, 1);
  }
  throw new Error("the provider's list never stays still; narrow the query");
}
