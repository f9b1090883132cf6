import { describe, expect, it } from "vitest";
import { openSealed, seal } from "./seal.ts";

const SECRET = "s".repeat(32);

describe("seal", () => {
  it("gives back what was sealed, and shows nothing of it", () => {
    const sealed = seal(SECRET, "Erika Probe, Straße 7");
    expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("Erika");
    expect(openSealed(SECRET, sealed)).toBe("Erika Probe, Straße 7");
    expect(seal(SECRET, "x")).not.toBe(seal(SECRET, "x"));
  });

  it("opens nothing that was changed, cut, or sealed by others", () => {
    const sealed = seal(SECRET, "Erika");
    expect(openSealed("t".repeat(32), sealed)).toBeNull();
    for (let index = 0; index < sealed.length; index += 1) {
      const other = sealed[index] === "A" ? "B" : "A";
      const changed = sealed.slice(0, index) + other + sealed.slice(index + 1);
      // The last character's spare bits mean nothing.
      if (Buffer.from(changed, "base64url").equals(Buffer.from(sealed, "base64url"))) continue;
      expect(openSealed(SECRET, changed)).toBeNull();
      expect(openSealed(SECRET, sealed.slice(0, index))).toBeNull();
    }
  });
});
