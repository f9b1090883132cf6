import { describe, expect, it } from "vitest";
import { findFieldProblem } from "./method-field.ts";

const TODAY = "2026-11-25";

describe("findFieldProblem", () => {
  it.each([
    ["DE81 8504 0061 1005 5237 59", null],
    ["de81850400611005523759", null],
    ["  DE81\u00a08504\u202f0061 1005 5237 59 ", null],
    ["NO93 8601 1117 947", null],
    ["", "required"],
    ["DE81-8504-0061-1005-5237-59", "characters"],
    ["81850400611005523759", "start"],
    ["D", "start"],
    ["US64 SVBK US6S 3300 9586 79", "country country=US"],
    ["DE81 8504 0061 1005 5237 5", "length count=21 expected=22 country=DE"],
    ["AT61 1904 3002 3457 32011", "length count=21 expected=20 country=AT"],
    ["DE82 8504 0061 1005 5237 59", "checkDigits"],
  ])("IBAN %j: %s", (typed, problem) => {
    expect(findFieldProblem("iban", typed, TODAY)).toBe(problem);
  });

  it.each([
    ["", null],
    ["Bäckerei Öztürk & Söhne", null],
    ["x".repeat(71), "tooLong"],
    ["<b>Erika</b>", "characters"],
    ["Gewinn unter www.example.test", "characters"],
  ])("account holder %j: %s", (typed, problem) => {
    expect(findFieldProblem("accountHolder", typed, TODAY)).toBe(problem);
  });

  it.each([
    ["", null],
    ["1.2.80", null],
    ["31.02.1980", "format"],
    ["1.1.2020", "underage"],
  ])("birth date %j: %s", (typed, problem) => {
    expect(findFieldProblem("birthDate", typed, TODAY)).toBe(problem);
  });
});
