import { expect, it } from "vitest";
import { readProcessSeconds, sumTicks } from "./process-time.mjs";

it("adds the ticks of program and kernel, whatever the program is called", () => {
  const rest = "S 1 2 2 0 -1 4194304 100 0 3 0 250 31 9 9 20 0 11 0 12345 0 0";
  expect(sumTicks(`77 (node) ${rest}`)).toBe(281);
  expect(sumTicks(`77 (next-server (v16) ) ${rest}`)).toBe(281);
});

it.runIf(process.platform === "linux")("sees this very process at work", () => {
  const before = readProcessSeconds(process.pid);
  const { user, system } = process.cpuUsage();
  while (process.cpuUsage().user + process.cpuUsage().system < user + system + 100_000);
  expect(readProcessSeconds(process.pid)).toBeGreaterThan(before);
});
