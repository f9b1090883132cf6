import { describe, expect, it } from "vitest";
import { MESSAGES } from "./messages.ts";

function flatten(node: unknown, path = ""): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) =>
    flatten(value, path === "" ? key : `${path}.${key}`),
  );
}

const german = new Map(flatten(MESSAGES.de));
const english = new Map(flatten(MESSAGES.en));

/** Names of the `{placeholders}` and `<tags>` of a message, nested plural branches included. */
function findSlots(message: string): string[] {
  const slots = [...message.matchAll(/(?<!(?:=\d+|zero|one|two|few|many|other) )\{(\w+)\s*[,}]|<(\w+)>/g)].map(
    (match) => match[1] ?? match[2] ?? "",
  );
  return [...new Set(slots)].sort();
}

describe("messages", () => {
  it("exist in both languages under the same keys", () => {
    expect([...english.keys()].sort()).toEqual([...german.keys()].sort());
  });

  it("are nowhere empty", () => {
    const empty = [...german, ...english].filter(([, text]) => text.trim() === "").map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it("take the same placeholders in both languages", () => {
    const different = [...german].filter(([key, text]) => {
      const other = english.get(key) ?? "";
      return findSlots(text).join() !== findSlots(other).join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });
});
