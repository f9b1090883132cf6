import { describe, expect, it } from "vitest";
import { judgeTellings } from "./tellings.mjs";

const CHANGES = [
  { id: 10, orderId: "a", event: "payment.read", at: 1_100 },
  { id: 11, orderId: "a", event: "payment.paid", at: 1_200 },
];
const told = (/** @type {string} */ orderId, /** @type {[number, number][]} */ ...tellings) => ({
  orderId,
  tellings: tellings.map(([mark, at]) => ({ mark, at })),
});

describe("judgeTellings", () => {
  it("counts from the money and from the change, by the first telling that knows of it", () => {
    const listeners = [told("a", [10, 1_150], [11, 1_350], [11, 1_900]), told("a", [12, 1_400]), told("b")];
    expect(judgeTellings(listeners, CHANGES, "a", 1_000)).toEqual({
      ...{ delays: [350, 400], afterChange: [150, 200], missed: 0, strayed: 0 },
    });
  });

  it("finds who was told too little and who was told for nothing", () => {
    const listeners = [told("a", [10, 1_150]), told("a"), told("b", [11, 1_350])];
    expect(judgeTellings(listeners, CHANGES, "a", 1_000)).toMatchObject({ delays: [], missed: 2, strayed: 1 });
  });

  it("lets others be told of what happened to them meanwhile", () => {
    const changes = [...CHANGES, { id: 12, orderId: "b", event: "mail.sent", at: 1_300 }];
    expect(judgeTellings([told("b", [12, 1_350])], changes, "a", 1_000).strayed).toBe(0);
  });

  it("refuses to judge what did not happen", () => {
    expect(() => judgeTellings([told("a")], [], "a", 1_000)).toThrow(/not learned/);
  });
});
