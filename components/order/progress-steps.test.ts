import { describe, expect, it } from "vitest";
import { toProgressSteps } from "./progress-steps.ts";

function marks(...parameters: Parameters<typeof toProgressSteps>): string | undefined {
  return toProgressSteps(...parameters)
    ?.map(({ name, mark }) => `${name}:${mark}`)
    .join(" ");
}

describe("toProgressSteps", () => {
  it.each([
    ["transfer", true, "ordered:done paid:now dispatched:later"],
    ["partPaid", true, "ordered:done paid:now dispatched:later"],
    ["partPaid", false, undefined],
    ["ending", true, undefined],
    ["expired", true, undefined],
    ["cancelledElsewhere", false, undefined],
    ["paid", true, "ordered:done paid:done dispatched:now"],
    ["paidDelivered", true, "ordered:done paid:done dispatched:done"],
    ["payLater", false, "ordered:done dispatched:now settled:later"],
    ["payLaterDelivered", false, "ordered:done dispatched:done settled:now"],
    ["paid", false, "ordered:done dispatched:now settled:done"],
    ["charging", false, "ordered:done charged:now dispatched:later"],
    ["charged", false, "ordered:done charged:done dispatched:now"],
    ["chargedDelivered", false, "ordered:done charged:done dispatched:done"],
    ["chargeReturned", false, undefined],
    ["checking", false, undefined],
    ["denied", false, undefined],
    ["cancelled", true, undefined],
  ] as const)("%s, money first %s", (state, paysFirst, expected) => {
    expect(marks(state, paysFirst)).toBe(expected);
  });
});
