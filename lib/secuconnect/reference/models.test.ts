import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listLeaves, spellPath, withLeaf } from "./leaves.ts";
import { MODELS } from "./models.ts";

/** What a confused server might put anywhere. */
const anything = fc.oneof(
  fc.constantFrom(null, undefined, [], {}, "", "0", "12,50", -1, 0.1, 1e21, true, "<html>", [null], { 0: "x" }),
  fc.jsonValue(),
);

/** Wire fields that no model shows, and why. */
const UNREAD = [
  "SmartTransaction basket.type", // always "default"
  "PaymentTransaction status", // details.* are the ones to rely on
  "PaymentTransaction status_text",
  "IbanCheck id", // what was sent
];

it("every field of a reply schema fills a field of its model", () => {
  const unread = Object.entries(MODELS).flatMap(([name, { probe, sample }]) => {
    const read = new Set(probe().map(({ wire }) => wire));
    const paths = new Set(listLeaves(sample()).map(({ path }) => spellPath(path)));
    return [...paths].filter((path) => !read.has(path) && !/\bobject$/.test(path)).map((path) => `${name} ${path}`);
  });
  expect(unread.sort()).toEqual([...UNREAD].sort());
});

describe.each(Object.entries(MODELS))("a mutilated reply for %s", (_, { read, sample }) => {
  it("is read or refused, never a crash, and never an amount that is no whole number", () => {
    const full = sample();
    const places = listLeaves(full).flatMap(({ path }) => path.map((_, index) => path.slice(0, index + 1)));
    const mutation = fc.tuple(fc.constantFrom(...places), anything);
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 5 }), (mutations) => {
        const reply = mutations.reduce<unknown>((before, [path, value]) => withLeaf(before, path, value), full);
        const parsed = read.safeParse(reply);
        if (!parsed.success) return;
        expect(parsed.data.raw).toBe(reply);
        for (const { path, value } of listLeaves(parsed.data)) {
          if (String(path.at(-1)).endsWith("Cents") && value !== null) expect(value).toSatisfy(Number.isSafeInteger);
          expect(value).not.toBeUndefined();
        }
      }),
      { numRuns: 500 },
    );
  });
});
