import { describe, expect, it } from "vitest";
import { FALLBACK_METHOD, PAYMENT_METHODS, paymentMethod } from "./index.ts";

describe("the payment methods", () => {
  it("are found by their code, and nothing else is", () => {
    for (const method of PAYMENT_METHODS) expect(paymentMethod(method.code)).toBe(method);
    expect(() => paymentMethod("gold")).toThrow("gold");
  });

  it("have codes and fields of their own", () => {
    const codes = PAYMENT_METHODS.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const fields = PAYMENT_METHODS.flatMap((method) => method.fields.map(({ name }) => name));
    expect(new Set(fields).size).toBe(fields.length);
  });

  it("fall back on one that needs no yes from anybody", () => {
    expect(paymentMethod(FALLBACK_METHOD)).toMatchObject({ authorizes: false, fields: [] });
  });
});
