import { expect, it } from "vitest";
import { formatContent } from "./format-content.ts";

it.each([
  [{ amount: 500, measure: "g" }, 1, "de", "500 g"],
  [{ amount: 500, measure: "g" }, 3, "de", "1,5 kg"],
  [{ amount: 500, measure: "g" }, 3, "en", "1.5 kg"],
  [{ amount: 250, measure: "ml" }, 4, "de", "1 l"],
] as const)("%o × %i in %s is %s", (content, units, locale, expected) => {
  expect(formatContent(content, units, locale)).toBe(expected);
});
