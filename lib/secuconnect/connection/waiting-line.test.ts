import { describe, expect, it } from "vitest";
import { createFakeClock } from "./fixtures/fake-clock.ts";
import { createWaitingLine } from "./waiting-line.ts";

describe("waiting line", () => {
  it("lets so many run at the same time, and the others in the order in which they came", async () => {
    const line = createWaitingLine({ concurrency: 2, waitingCalls: 5 }, createFakeClock());
    const served: string[] = [];
    const come = async (name: string) => {
      if (await line.enter(1000)) served.push(name);
    };
    await Promise.all([come("a"), come("b")]);
    const others = [come("c"), come("d"), come("e")];
    expect([line.running(), line.waiting()]).toEqual([2, 3]);
    line.leave();
    line.leave();
    await Promise.all(others.slice(0, 2));
    expect(served).toEqual(["a", "b", "c", "d"]);
    expect([line.running(), line.waiting()]).toEqual([2, 1]);
    for (let calls = 0; calls < 3; calls += 1) line.leave();
    await Promise.all(others);
    expect([line.running(), line.waiting()]).toEqual([0, 0]);
  });

  it("turns away who finds it full, and who has waited too long", async () => {
    const clock = createFakeClock();
    const line = createWaitingLine({ concurrency: 1, waitingCalls: 1 }, clock);
    expect(line.enter(1000)).toBe(true);
    const second = line.enter(1000);
    expect(line.enter(1000)).toBe(false);
    await clock.advance(1);
    expect(await second).toBe(false);
    // Who gave up left no gap behind.
    const third = line.enter(1000);
    line.leave();
    expect(await third).toBe(true);
    expect([line.running(), line.waiting(), clock.pending()]).toEqual([1, 0, 0]);
    line.leave();
    expect(line.enter(0)).toBe(true);
    expect(line.enter(0)).toBe(false);
  });
});
