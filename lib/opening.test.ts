import { describe, expect, it } from "vitest";
import { findOpening } from "./opening.ts";

const visit = { pathname: "/", isScriptedForm: false, isInMaintenance: false, isDatabaseThere: async () => true };

describe("findOpening", () => {
  it.each(["/", "/en", "/cart", "/checkout/review", "/en/products/orders"])(
    "closes %s in maintenance",
    async (pathname) => {
      expect(await findOpening({ ...visit, pathname, isInMaintenance: true })).toBe("maintenance");
      expect(await findOpening({ ...visit, pathname })).toBe("open");
    },
  );

  it.each(["/orders/abc", "/en/orders/abc", "/legal/imprint", "/en/withdrawal"])("leaves %s open", async (pathname) => {
    expect(await findOpening({ ...visit, pathname, isInMaintenance: true })).toBe("open");
    expect(await findOpening({ ...visit, pathname, isDatabaseThere: async () => false })).toBe("away");
  });

  it("leaves scripted forms to their actions", async () => {
    const away = { ...visit, isScriptedForm: true, isInMaintenance: true, isDatabaseThere: async () => false };
    expect(await findOpening(away)).toBe("open");
  });
});
