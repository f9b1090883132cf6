import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLiveFeed } from "./live-feed.ts";

describe("the live feed", () => {
  let history: { id: number; orderId: string }[] = [];
  let looks = 0;
  let call = () => {};
  let sayHeard = (_isHeard: boolean) => {};
  let hearers = 0;
  const changes = {
    hear(onNews: () => void, onHeard: (isHeard: boolean) => void) {
      hearers += 1;
      [call, sayHeard] = [onNews, onHeard];
      return () => {
        hearers -= 1;
      };
    },
    newest: async () => Math.max(0, ...history.map(({ id }) => id)),
    since: async (after: number) => {
      looks += 1;
      return history.filter(({ id }) => id > after);
    },
  };
  const make = (most = 10) =>
    createLiveFeed(changes, {
      ...{ gatherMilliseconds: 100, quietMilliseconds: 15_000, deafMilliseconds: 1_000 },
      ...{ most, onError: () => {} },
    });
  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
  beforeEach(() => {
    vi.useFakeTimers();
    history = [{ id: 1_000, orderId: "a" }];
    looks = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("tells of what comes, to whom it concerns, once", async () => {
    const feed = make();
    const told: string[] = [];
    const since = await feed.mark();
    feed.listen(
      null,
      since,
      () => told.push("all"),
      () => {},
    );
    feed.listen(
      "b",
      since,
      () => told.push("b"),
      () => {},
    );
    await pass(3_000);
    expect(told).toEqual([]);
    history.push({ id: 1_001, orderId: "a" });
    await pass(3_000);
    expect(told).toEqual(["all"]);
    history.push({ id: 1_002, orderId: "b" });
    await pass(3_000);
    expect(told).toEqual(["all", "all", "b"]);
    feed.close();
  });

  it("tells of what came between the page and its stream, and of what was committed late", async () => {
    const feed = make();
    const tell = vi.fn();
    history.push({ id: 1_005, orderId: "a" });
    feed.listen("a", 1_000, tell, () => {});
    await pass(1_500);
    expect(tell).toHaveBeenCalledTimes(1);
    history.push({ id: 1_003, orderId: "a" });
    await pass(1_000);
    expect(tell).toHaveBeenCalledTimes(2);
    feed.close();
  });

  it("looks once for all, and not at all when nobody listens", async () => {
    const feed = make();
    const stops = [1, 2, 3].map(() =>
      feed.listen(
        null,
        1_000,
        () => {},
        () => {},
      ),
    );
    await pass(5_500);
    expect(looks).toBe(6);
    expect(hearers).toBe(1);
    for (const stop of stops) stop?.();
    await pass(1_000);
    looks = 0;
    await pass(10_000);
    expect(looks).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    expect(hearers).toBe(0);
  });

  it("looks when it is called, once for many calls, and rarely when it is not", async () => {
    const feed = make();
    const tell = vi.fn();
    feed.listen("a", 1_000, tell, () => {});
    sayHeard(true);
    await pass(200);
    looks = 0;
    await pass(60_000);
    expect(looks).toBeLessThanOrEqual(4);
    looks = 0;
    history.push({ id: 1_001, orderId: "a" });
    for (let count = 0; count < 50; count += 1) call();
    await pass(200);
    expect(tell).toHaveBeenCalledTimes(1);
    expect(looks).toBe(1);
    feed.close();
    expect(hearers).toBe(0);
  });

  it("looks more often once it finds what nobody called out, whatever the line says", async () => {
    const feed = make();
    const tell = vi.fn();
    feed.listen("a", 1_000, tell, () => {});
    sayHeard(true);
    await pass(500);
    history.push({ id: 1_001, orderId: "a" });
    await pass(15_500);
    expect(tell).toHaveBeenCalledTimes(1);
    history.push({ id: 1_002, orderId: "a" });
    await pass(1_200);
    expect(tell).toHaveBeenCalledTimes(2);
    feed.close();
  });

  it("looks more often while calls do not get through", async () => {
    const feed = make();
    const tell = vi.fn();
    feed.listen("a", 1_000, tell, () => {});
    sayHeard(true);
    await pass(500);
    sayHeard(false);
    history.push({ id: 1_001, orderId: "a" });
    await pass(1_200);
    expect(tell).toHaveBeenCalledTimes(1);
    feed.close();
  });

  it("lets in no more than it can bear, and nobody once it is closed", async () => {
    const feed = make(1);
    const end = vi.fn();
    expect(feed.listen(null, 0, () => {}, end)).not.toBeNull();
    expect(feed.listen(null, 0, () => {}, end)).toBeNull();
    feed.close();
    expect(end).toHaveBeenCalledTimes(1);
    expect(feed.listen(null, 0, () => {}, end)).toBeNull();
  });
});
