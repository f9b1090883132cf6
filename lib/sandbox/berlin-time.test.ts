import { expect, it } from "vitest";
import { toBerlinTime } from "./berlin-time.ts";

it("spells winter, summer and both changes of the clock as Berlin does", () => {
  expect(toBerlinTime(Date.parse("2026-01-15T11:22:33.999Z"))).toBe("2026-01-15T12:22:33+01:00");
  expect(toBerlinTime(Date.parse("2026-07-15T22:30:00Z"))).toBe("2026-07-16T00:30:00+02:00");
  expect(toBerlinTime(Date.parse("2026-03-29T00:59:59Z"))).toBe("2026-03-29T01:59:59+01:00");
  expect(toBerlinTime(Date.parse("2026-03-29T01:00:00Z"))).toBe("2026-03-29T03:00:00+02:00");
  expect(toBerlinTime(Date.parse("2026-10-25T00:59:59Z"))).toBe("2026-10-25T02:59:59+02:00");
  expect(toBerlinTime(Date.parse("2026-10-25T01:00:00Z"))).toBe("2026-10-25T02:00:00+01:00");
});
