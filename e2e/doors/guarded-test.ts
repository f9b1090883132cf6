import { test as base, expect } from "@playwright/test";
import { type GuardedShop, startGuardedShop } from "./guarded-shop.ts";

/** Tests that ask without a browser, against a shop per worker. */
export const test = base.extend<object, { shop: GuardedShop }>({
  shop: [
    // biome-ignore lint/correctness/noEmptyPattern: the way to say that nothing else is needed
    async ({}, use) => {
      const shop = await startGuardedShop();
      await use(shop);
      await shop.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

export { expect };

/** A few at a time: more would only wait in line. */
export async function inLanes(tries: (() => Promise<string[]>)[]): Promise<string[]> {
  const troubles: string[] = [];
  const waiting = [...tries];
  const walk = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) troubles.push(...(await next()));
  };
  await Promise.all(Array.from({ length: 8 }, walk));
  return troubles;
}
