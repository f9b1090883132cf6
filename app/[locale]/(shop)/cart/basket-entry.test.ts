import { describe, expect, it } from "vitest";
import { parseBasketEntry } from "./basket-entry.ts";

function fill(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe("parseBasketEntry", () => {
  it.each([
    ["1", 1],
    [" 12 ", 12],
    ["0", 0],
    ["99", 99],
    ["007", 7],
  ])("reads %j as %i", (quantity, expected) => {
    expect(parseBasketEntry(fill({ productId: "rye", quantity })).quantity).toBe(expected);
  });

  it.each(["", "-1", "1.5", "1,5", "100", "1e2", "Infinity", "zwei", "٣", "0x10", "9".repeat(400)])(
    "takes %j for no quantity",
    (quantity) => {
      expect(parseBasketEntry(fill({ productId: "rye", quantity })).quantity).toBeNull();
    },
  );

  it("survives a form without fields and one with files in them", () => {
    expect(parseBasketEntry(new FormData())).toEqual({ productId: "", quantity: null });
    const form = new FormData();
    form.set("productId", new File(["x"], "x.txt"));
    form.set("quantity", new File(["1"], "1.txt"));
    expect(parseBasketEntry(form)).toEqual({ productId: "", quantity: null });
  });

  it("does not read a price", () => {
    expect(parseBasketEntry(fill({ productId: "rye", quantity: "1", priceCents: "1" }))).toEqual({
      productId: "rye",
      quantity: 1,
    });
  });
});
