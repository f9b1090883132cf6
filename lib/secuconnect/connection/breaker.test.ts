import { describe, expect, it } from "vitest";
import { type BreakerChange, createBreaker, type Verdict } from "./breaker.ts";
import { createFakeClock } from "./fixtures/fake-clock.ts";

function aBreaker() {
  const clock = createFakeClock();
  const changes: BreakerChange[] = [];
  const figures = { breakerFailures: 3, breakerSeconds: 2, breakerCapSeconds: 5 };
  const breaker = createBreaker(figures, clock, (change) => changes.push(change));
  function report(...verdicts: Verdict[]): void {
    for (const verdict of verdicts) breaker.settle(breaker.admit() ?? -1, verdict);
  }
  return { breaker, clock, changes, report };
}

describe("breaker", () => {
  it("opens after failures in a row, and a success in between starts the count anew", () => {
    const { breaker, report } = aBreaker();
    report("down", "down", "up", "down", "untold", "down");
    expect(breaker.state()).toBe("closed");
    report("down");
    expect(breaker.state()).toBe("open");
    expect(breaker.admit()).toBeNull();
    expect(breaker.waitMilliseconds()).toBe(2000);
  });

  it("lets a single probe through after its pause, and closes when that succeeds", async () => {
    const { breaker, clock, changes, report } = aBreaker();
    report("down", "down", "down");
    await clock.advance(1.9);
    expect(breaker.admit()).toBeNull();
    await clock.advance(0.1);
    const probe = breaker.admit();
    expect(probe).not.toBeNull();
    expect(breaker.admit()).toBeNull();
    expect(breaker.waitMilliseconds()).toBeGreaterThan(0);
    breaker.settle(probe ?? -1, "up");
    expect([breaker.state(), breaker.waitMilliseconds()]).toEqual(["closed", 0]);
    expect(changes).toEqual([
      { from: "closed", to: "open", failures: 3, pauseSeconds: 2 },
      { from: "open", to: "halfOpen", failures: 3, pauseSeconds: 0 },
      { from: "halfOpen", to: "closed", failures: 0, pauseSeconds: 0 },
    ]);
  });

  it("doubles its pause up to the cap while probes fail, and begins small again after a recovery", async () => {
    const { breaker, clock, changes, report } = aBreaker();
    report("down", "down", "down");
    for (let probes = 0; probes < 3; probes += 1) {
      await clock.advance(5);
      report("down");
    }
    const pauses = () => changes.filter((change) => change.to === "open").map((change) => change.pauseSeconds);
    expect(pauses()).toEqual([2, 4, 5, 5]);
    await clock.advance(5);
    report("up", "down", "down", "down");
    expect(pauses()).toEqual([2, 4, 5, 5, 2]);
    expect(breaker.state()).toBe("open");
  });

  it("gives the probe to the next one when the first never got as far as the provider", async () => {
    const { breaker, clock, report } = aBreaker();
    report("down", "down", "down");
    await clock.advance(2);
    report("untold");
    expect(breaker.admit()).not.toBeNull();
  });

  it("is not moved by calls that left before it changed", async () => {
    const { breaker, clock, report } = aBreaker();
    const early = breaker.admit() ?? -1;
    report("down", "down", "down");
    breaker.settle(early, "up");
    expect(breaker.state()).toBe("open");
    await clock.advance(2);
    const probe = breaker.admit() ?? -1;
    breaker.settle(early, "down");
    breaker.settle(probe, "up");
    expect(breaker.state()).toBe("closed");
  });
});
