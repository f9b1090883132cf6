import { expect, it } from "vitest";
import { isGoalReached, spreadRatios } from "./spread.mjs";

it("compares each turn with its neighbour and not the middle of one side with that of the other", () => {
  expect(spreadRatios([100, 10, 50], [90, 10, 40])).toMatchObject({ median: 0.9, least: 0.8, most: 1 });
});

it("names the middle half, which one odd turn on either side does not move", () => {
  const base = [10, 10, 10, 10, 10, 10, 10];
  expect(spreadRatios(base, [1, 8, 9, 9, 9, 10, 70])).toMatchObject({ low: 0.8, median: 0.9, high: 1 });
});

it("does not hide a turn without a neighbour", () => {
  expect(spreadRatios([100], [90, 10]).most).toBeNaN();
});

it("judges only where most turns agree", () => {
  expect(isGoalReached({ low: 0.9, high: 1.1 }, 0.9)).toBe(true);
  expect(isGoalReached({ low: 0.7, high: 0.89 }, 0.9)).toBe(false);
  expect(isGoalReached({ low: 0.7, high: 0.9 }, 0.9)).toBeUndefined();
  expect(isGoalReached({ low: Number.NaN, high: Number.NaN }, 0.9)).toBeUndefined();
});
