import { describe, expect, it } from "vitest";
import { parseRetryAfter, pauseSecondsOf } from "./retry-after.ts";

const WALL = Date.parse("2026-11-25T12:00:00Z");

describe("Retry-After", () => {
  it.each<[string | undefined, string | undefined, number | null]>([
    ["7", undefined, 7],
    ["0", undefined, 0],
    ["1.5", undefined, 1.5],
    ["3600", undefined, 60],
    ["Wed, 25 Nov 2026 12:00:30 GMT", undefined, 30],
    ["Wed, 25 Nov 2026 11:00:00 GMT", undefined, 0],
    ["Wed, 25 Nov 2026 18:00:00 GMT", undefined, 60],
    ["Wed, 25 Nov 2026 09:00:20 GMT", "Wed, 25 Nov 2026 09:00:00 GMT", 20],
    [undefined, undefined, null],
    ["", undefined, null],
    ["-5", undefined, null],
    ["soon", undefined, null],
    ["Infinity", undefined, null],
    ["2026", undefined, 60],
  ])("%s (Date: %s) means %s seconds", (header, date, seconds) => {
    expect(parseRetryAfter(header, date, WALL)).toBe(seconds);
  });

  it("silences everything after 429, and after 503 when it is named", () => {
    expect(pauseSecondsOf({ status: 429, retryAfterSeconds: 7 })).toBe(7);
    expect(pauseSecondsOf({ status: 429, retryAfterSeconds: null })).toBe(1);
    expect(pauseSecondsOf({ status: 503, retryAfterSeconds: 7 })).toBe(7);
    expect(pauseSecondsOf({ status: 503, retryAfterSeconds: null })).toBe(0);
    expect(pauseSecondsOf({ status: 403, retryAfterSeconds: 7 })).toBe(0);
  });
});
