import { expect, it } from "vitest";
import { listPlaceholders } from "./check-messages.mjs";

it.each([
  ["Guten Tag", ""],
  ["Guten Tag {name}", "{name}"],
  ["{count, plural, one {# Stück von {brand}} other {# Stücke}}", "{brand} {count plural}"],
  ["{kind, select, invoice {Rechnung} other {{amount, number}}}", "{amount number} {kind select}"],
  ["<link>Hier</link> bis {due, date, long}", "<link> {due date}"],
  ["Setzen Sie '{'so'}' in Klammern", ""],
])("%s has the placeholders %s", (message, expected) => {
  expect(listPlaceholders(message)).toBe(expected);
});

it("refuses a brace that is never closed", () => {
  expect(() => listPlaceholders("Guten Tag {name")).toThrow("not closed");
});
