import { expect, it } from "vitest";
import { remember } from "./remember.ts";

it("reads once per key and time, shares a read under way, and forgets failures", async () => {
  let now = 0;
  let reads = 0;
  let broken = true;
  const read = remember(
    5,
    async (key) => {
      reads += 1;
      if (broken) throw new Error("away");
      return `${key}${reads}`;
    },
    () => now,
  );
  await expect(read("a")).rejects.toThrow("away");
  broken = false;
  expect(await Promise.all([read("a"), read("a"), read("b")])).toEqual(["a2", "a2", "b3"]);
  now = 4_999;
  expect(await read("a")).toBe("a2");
  now = 5_000;
  expect(await read("a")).toBe("a4");
});
