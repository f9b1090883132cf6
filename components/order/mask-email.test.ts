import { describe, expect, it } from "vitest";
import { maskEmail } from "./mask-email.ts";

describe("maskEmail", () => {
  it.each([
    ["marie@example.de", "m…@example.de"],
    ["m@example.de", "m…@example.de"],
    ["𝔪arie@example.de", "𝔪…@example.de"],
  ])("%s → %s", (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });
});
