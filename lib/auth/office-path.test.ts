import { describe, expect, it } from "vitest";
import { toOfficePath, toSignIn } from "./office-path.ts";

describe("the way on after signing in", () => {
  it.each(["/merchant", "/merchant?filter=due", "/merchant/orders/abc-1?done=delivered", "/merchant/legacy"])(
    "leads to %s",
    (path) => expect(toOfficePath(path)).toBe(path),
  );

  it.each([
    ...["https://evil.example/merchant", "//evil.example", "/merchant//evil.example", "/merchant\\evil", "/\\evil"],
    ...["/merchants", "/cart", "javascript:alert(1)", "/merchant/../cart", "/merchant/ x", "/merchant/sign-in", ""],
    ...[undefined, null, 3, ["/merchant/legacy"]],
  ])("does not lead to %s", (path) => expect(toOfficePath(path)).toBe("/merchant"));

  it("is kept by the door", () => {
    expect(toSignIn("/merchant/orders/a?x=1&y=2")).toBe(
      "/merchant/sign-in?to=%2Fmerchant%2Forders%2Fa%3Fx%3D1%26y%3D2",
    );
    expect(toSignIn("/merchant")).toBe("/merchant/sign-in");
    expect(toSignIn(null)).toBe("/merchant/sign-in");
  });
});
