import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Page, readAllPages } from "./paging.ts";
import type { Reply } from "./reply.ts";

type Item = Reply<{ id: string }>;
const item = (id: string | number): Item => Object.defineProperty({ id: String(id) }, "raw", { value: {} }) as Item;
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => item(from + index));

/** A list at the provider that changes between two pages. */
function listOf(
  items: Item[],
  change: (items: Item[], page: number) => void = () => {},
  cap = Number.POSITIVE_INFINITY,
) {
  let page = 0;
  return async ({ count = 20, offset = 0 }: { count?: number; offset?: number }): Promise<Page<{ id: string }>> => {
    change(items, page);
    page += 1;
    return { count: items.length, items: items.slice(offset, offset + Math.min(count, cap)) };
  };
}

async function collect(list: ReturnType<typeof listOf>, count: number): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of readAllPages(list, { count })) ids.push(id);
  return ids;
}

describe("all pages", () => {
  it.each([0, 1, 9, 10, 11, 25])("hold each of %i objects once", async (total) => {
    expect(await collect(listOf(range(0, total)), 10)).toEqual(range(0, total).map(({ id }) => id));
  });

  it("bring everything though the provider caps its pages", async () => {
    expect(
      await collect(
        listOf(range(0, 25), () => {}, 4),
        10,
      ),
    ).toHaveLength(25);
  });

  it("repeat nothing when new objects come in at the front", async () => {
    const list = listOf(range(0, 25), (items, page) => page > 0 && items.unshift(item(`new${page}`)));
    expect(await collect(list, 10)).toEqual(range(0, 25).map(({ id }) => id));
  });

  it("miss nothing when objects ahead disappear", async () => {
    const list = listOf(range(0, 40), (items, page) => page === 1 && items.splice(0, 10));
    expect(await collect(list, 10)).toEqual(range(0, 40).map(({ id }) => id));
  });

  it("miss nothing that stays, and repeat nothing, whatever comes and goes", async () => {
    const change = fc.record({ add: fc.nat(4), remove: fc.array(fc.nat(30), { maxLength: 6 }) });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 12 }), fc.array(change, { maxLength: 12 }), async (size, changes) => {
        const kept = range(0, 60).filter((_, index) => index % 2 === 0);
        const list = listOf(range(0, 60), (items, page) => {
          const { add, remove } = changes[page - 1] ?? { add: 0, remove: [] };
          for (const nth of remove) {
            const odd = items.filter(({ id }) => !kept.some((one) => one.id === id));
            const gone = odd[nth];
            if (gone !== undefined) items.splice(items.indexOf(gone), 1);
          }
          for (let index = 0; index < add; index += 1) items.unshift(item(`new-${page}-${index}`));
        });
        const ids = await collect(list, size);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(expect.arrayContaining(kept.map(({ id }) => id)));
      }),
    );
  });

  it("end with an error when the list never stays still", async () => {
    let next = 0;
    const restless = async () => {
      next += 10;
      return { count: 1000, items: range(next, next + 10) };
    };
    const work = (async () => {
      for await (const _ of readAllPages(restless, { count: 10 }));
    })();
    await expect(work).rejects.toThrow("never stays still");
  });
});
