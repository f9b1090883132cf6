import { expect, it } from "vitest";
import { createInk } from "./ink.ts";
import { alignRows, alignTable, toPlain } from "./layout.ts";
import { findNearest } from "./nearest-word.ts";

it("lets nothing the provider sends steer the terminal", () => {
  expect(toPlain("a\u001b[2J\nb\u202ec\u0007")).toBe("a�[2J�b�c�");
  expect(toPlain("Größe – 5 €")).toBe("Größe – 5 €");
  expect(alignTable(["x"], [["\u001b[31mred"]])[1]).toBe("�[31mred");
});

it("leaves out rows without a value", () => {
  const rows = alignRows([
    ["a", "1"],
    ["long", null],
    ["bcd", 0],
    ["e", ""],
  ]);
  expect(rows).toEqual(["a    1", "bcd  0"]);
});

it("aligns columns, numbers to the right", () => {
  expect(
    alignTable(
      ["id", "sum"],
      [
        ["1", "5.00"],
        ["12", "15.00"],
      ],
      [1],
    ),
  ).toEqual(["id    sum", "1    5.00", "12  15.00"]);
});

it("paints for a terminal only, and not where somebody asked to be spared", () => {
  expect(createInk({ isTTY: true }, { NODE_ENV: "test" })("red", "no")).toBe("\u001b[31mno\u001b[39m");
  for (const [isTTY, env] of [
    [false, {}],
    [true, { NO_COLOR: "1" }],
    [true, { TERM: "dumb" }],
  ] as const) {
    expect(createInk({ isTTY }, env as unknown as NodeJS.ProcessEnv)("red", "no")).toBe("no");
  }
});

it.each([
  ["chek", "check"],
  ["lsit", "list"],
  ["cap", "capture"],
  ["creat-demo", "create-demo"],
  ["xyz", undefined],
  ["i", undefined],
])("suggests for %s: %s", (word, nearest) => {
  expect(findNearest(word, ["check", "show", "list", "create-demo", "capture", "cancel"])).toBe(nearest);
});
