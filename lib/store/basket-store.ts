import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Basket } from "#lib/domain/basket.ts";
import type { Baskets } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { basketLines, baskets } from "./schema.ts";

export function createBaskets(db: Database): Baskets {
  /** Locks the open basket, changes a line, raises the version; null when it is gone or ordered. */
  async function change(id: string, edit: (tx: Database) => Promise<void>): Promise<Basket | null> {
    return db.transaction(async (transaction) => {
      const tx = transaction as unknown as Database;
      const [row] = await tx
        .update(baskets)
        .set({ version: sql`${baskets.version} + 1` })
        .where(and(eq(baskets.id, id), isNull(baskets.orderedAt)))
        .returning();
      if (row === undefined) return null;
      await edit(tx);
      return { id, version: row.version, lines: await readLines(tx, id) };
    });
  }
  return {
    async find(id) {
      const [row] = await db
        .select()
        .from(baskets)
        .where(and(eq(baskets.id, id), isNull(baskets.orderedAt)));
      return row === undefined ? null : { id, version: row.version, lines: await readLines(db, id) };
    },
    async create(id) {
      await db.insert(baskets).values({ id }).onConflictDoNothing();
      return { id, version: 0, lines: [] };
    },
    setQuantity: (id, productId, quantity) =>
      change(id, async (tx) => {
        const line = and(eq(basketLines.basketId, id), eq(basketLines.productId, productId));
        if (quantity > 0) await tx.update(basketLines).set({ quantity }).where(line);
        else await tx.delete(basketLines).where(line);
      }),
    addQuantity: (id, productId, quantity, max) =>
      change(id, async (tx) => {
        await tx
          .insert(basketLines)
          .values({ basketId: id, productId, quantity: Math.min(quantity, max) })
          .onConflictDoUpdate({
            target: [basketLines.basketId, basketLines.productId],
            set: { quantity: sql`least(${basketLines.quantity} + ${quantity}, ${max})` },
          });
      }),
  };
}

async function readLines(db: Database, basketId: string): Promise<Basket["lines"]> {
  return db
    .select({ productId: basketLines.productId, quantity: basketLines.quantity })
    .from(basketLines)
    .where(eq(basketLines.basketId, basketId))
    .orderBy(asc(basketLines.addedAt), asc(basketLines.productId));
}
