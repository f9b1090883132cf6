import { describe, expect, it } from "vitest";
import { ApiFailure, TransportFailure, UnreadableAnswer } from "../errors.ts";
import {
  CHANGE,
  failureOf,
  LOST,
  OK,
  READ,
  type Scripted,
  type ScriptedConnection,
  scriptConnection,
} from "./fixtures/scripted-connection.ts";

const DOWN: Scripted = { status: 503 };

/** Runs work while time passes, and hands back its failure or value. */
async function during<T>(connection: ScriptedConnection, seconds: number, work: Promise<T>): Promise<T> {
  work.catch(() => {});
  await connection.clock.advance(seconds);
  return work;
}

describe("retries", () => {
  it.each<[string, Scripted | Error]>([
    ["5xx", DOWN],
    ["a lost answer", LOST],
    ["a refused connection", new TransportFailure("ECONNREFUSED", "notDone")],
  ])("repeat a read after %s, up to three tries", async (_name, trouble) => {
    const healed = scriptConnection((_request, count) => (count < 3 ? trouble : OK));
    expect(await during(healed, 2, healed.call(READ))).toEqual({ id: "STX_1" });
    const dead = scriptConnection(() => trouble);
    await failureOf(during(dead, 5, dead.call(READ)));
    expect([healed.sent.length, dead.sent.length]).toEqual([3, 3]);
  });

  it.each<[string, Scripted | Error]>([
    ["5xx", DOWN],
    ["429", { status: 429 }],
    ["a lost answer", LOST],
    ["a refused connection", new TransportFailure("ECONNREFUSED", "notDone")],
  ])("never repeat a changing call, not after %s either", async (_name, trouble) => {
    for (const method of ["POST", "PUT", "DELETE"] as const) {
      const connection = scriptConnection(() => trouble);
      await failureOf(during(connection, 5, connection.call({ ...CHANGE, method })));
      expect(connection.sent).toHaveLength(1);
    }
  });

  it.each([400, 403, 404, 409])("do not repeat a read that was answered with %i", async (status) => {
    const connection = scriptConnection(() => ({ status, json: { error: "ProductFormatException", code: 1 } }));
    await failureOf(during(connection, 5, connection.call(READ)));
    expect(connection.sent).toHaveLength(1);
  });

  it("do not repeat a read that succeeded with something unreadable", async () => {
    const connection = scriptConnection(() => ({ json: { no: "id" } }));
    expect(await failureOf(connection.call(READ))).toBeInstanceOf(UnreadableAnswer);
    expect(connection.sent).toHaveLength(1);
  });

  it("wait a random while that grows, and end with the deadline", async () => {
    const connection = scriptConnection(() => DOWN, { readTries: 100, callSeconds: 1 });
    const begun = connection.clock.now();
    const times: number[] = [];
    const watched = connection.call(READ).finally(() => times.push(connection.clock.now() - begun));
    await failureOf(during(connection, 5, watched));
    // Halves of 200, 400 and 800 ms are waited; the fourth wait would reach past the deadline.
    expect(connection.sent).toHaveLength(4);
    expect(times).toEqual([700]);
  });

  it("give a read half of its time at first, and a changing call all of it", async () => {
    const connection = scriptConnection((_request, count) => (count === 1 ? LOST : OK));
    await during(connection, 1, connection.call(READ));
    await connection.call(CHANGE);
    expect(connection.sent.map((request) => request.milliseconds)).toEqual([4000, 4000, 8000]);
  });

  it("stay within a tenth of the calls once the reserve is used up", async () => {
    const connection = scriptConnection(() => DOWN, { readTries: 2, breakerFailures: 10_000 });
    const calls = 200;
    for (let made = 0; made < calls; made += 1) await failureOf(during(connection, 1, connection.call(READ)));
    const retries = connection.sent.length - calls;
    expect(retries).toBeGreaterThanOrEqual(calls / 10);
    expect(retries).toBeLessThanOrEqual(10 + calls / 10);
  });
});

describe("Retry-After", () => {
  const LIMITED: Scripted = { status: 429, retryAfterSeconds: 3 };

  it("lets a read wait for its time and go through", async () => {
    const connection = scriptConnection((_request, count) => (count === 1 ? LIMITED : OK));
    const work = connection.call(READ);
    await connection.clock.advance(2.9);
    expect(connection.sent).toHaveLength(1);
    expect(await during(connection, 0.5, work)).toEqual({ id: "STX_1" });
  });

  it("holds the whole connection back: other calls wait before they leave", async () => {
    const connection = scriptConnection((_request, count) => (count === 1 ? LIMITED : OK));
    expect(await failureOf(connection.call(CHANGE))).toMatchObject({ outcome: "notDone", retryAfterSeconds: 3 });
    expect(connection.state().pausedSeconds).toBe(3);
    const others = Promise.all([connection.call(READ), connection.call(CHANGE)]);
    await connection.clock.advance(2.9);
    expect(connection.sent).toHaveLength(1);
    await during(connection, 0.5, others);
    expect(connection.sent).toHaveLength(3);
  });

  it("fails at once, as not done and with the time, what cannot wait that long", async () => {
    const connection = scriptConnection(() => ({ status: 429, retryAfterSeconds: 20 }));
    expect(await failureOf(connection.call(READ))).toBeInstanceOf(ApiFailure);
    await connection.clock.advance(5);
    for (const call of [READ, CHANGE]) {
      const failure = await failureOf(connection.call(call));
      expect(failure).toMatchObject({ outcome: "notDone", retryAfterSeconds: 15 });
      expect(failure).toBeInstanceOf(TransportFailure);
    }
    expect(connection.sent).toHaveLength(1);
  });

  it("reaches the calls that wait for their turn, too", async () => {
    const connection = scriptConnection(
      async (_request, count) => (count === 1 ? { status: 429, retryAfterSeconds: 2 } : OK),
      { concurrency: 1 },
    );
    const first = failureOf(connection.call(CHANGE));
    const second = connection.call(CHANGE);
    await first;
    await connection.clock.advance(1.9);
    expect(connection.sent).toHaveLength(1);
    await during(connection, 0.5, second);
    expect(connection.sent).toHaveLength(2);
  });
});

describe("circuit breaker", () => {
  it("leaves a dead provider alone, says so, and recovers by one probe", async () => {
    let isDead = true;
    const connection = scriptConnection(() => (isDead ? LOST : OK));
    for (let failures = 0; failures < 5; failures += 1) await failureOf(connection.call(CHANGE));
    const refused = await failureOf(connection.call(CHANGE));
    expect(refused).toMatchObject({ outcome: "notDone", retryAfterSeconds: 2 });
    expect(refused.message).toContain("circuit breaker");
    expect(connection.sent).toHaveLength(5);
    isDead = false;
    await connection.clock.advance(2);
    const results = await Promise.allSettled([1, 2, 3].map(() => connection.call(CHANGE)));
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(await connection.call(CHANGE)).toEqual({ id: "STX_1" });
    expect(connection.state().breaker).toBe("closed");
  });

  it.each([400, 403, 404, 409, 429])("does not open for answers with %i", async (status) => {
    const connection = scriptConnection(() => ({
      status,
      retryAfterSeconds: 0,
      json: { error: "ProductFormatException" },
    }));
    for (let calls = 0; calls < 20; calls += 1) await failureOf(connection.call(CHANGE));
    expect(connection.sent).toHaveLength(20);
  });

  it("counts a token endpoint that does not answer as well", async () => {
    const connection = scriptConnection(
      () => OK,
      {},
      () => LOST,
    );
    for (let failures = 0; failures < 5; failures += 1) await failureOf(connection.call(CHANGE));
    expect(connection.state().breaker).toBe("open");
    await failureOf(connection.call(CHANGE));
    expect(connection.tokens()).toBe(5);
  });

  it("ends the retries of a read with the failure that opened it", async () => {
    const connection = scriptConnection(() => DOWN, { breakerFailures: 2 });
    expect(await failureOf(during(connection, 5, connection.call(READ)))).toMatchObject({ status: 503 });
    expect(connection.sent).toHaveLength(2);
  });
});

describe("cap", () => {
  it("sends no more calls at the same time than allowed, and turns away what the line cannot hold", async () => {
    let running = 0;
    let most = 0;
    const connection = scriptConnection(
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return OK;
      },
      { concurrency: 3, waitingCalls: 10 },
    );
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => connection.call(CHANGE)));
    expect(most).toBe(3);
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(7);
    expect(refused[0]).toMatchObject({ reason: { outcome: "notDone", retryAfterSeconds: 1 } });
    expect(connection.state()).toMatchObject({ running: 0, waiting: 0 });
  });

  it("lets nobody wait longer than the waiting deadline", async () => {
    const connection = scriptConnection(() => new Promise(() => {}), { concurrency: 1, waitingSeconds: 2 });
    void connection.call(CHANGE);
    const second = connection.call(CHANGE);
    expect(await failureOf(during(connection, 2, second))).toMatchObject({ outcome: "notDone" });
    expect(connection.sent).toHaveLength(1);
  });

  it("does not begin a changing call that would be cut off", async () => {
    const figures = { concurrency: 1, waitingSeconds: 100 };
    let finish = (_answer: Scripted) => {};
    const connection = scriptConnection(() => new Promise((resolve) => (finish = resolve)), figures);
    const first = connection.call(READ);
    await connection.clock.advance(0);
    const second = connection.call(CHANGE);
    second.catch(() => {});
    await connection.clock.advance(6.1);
    finish(OK);
    await first;
    expect(await failureOf(second)).toMatchObject({ outcome: "notDone" });
    expect(connection.sent).toHaveLength(1);
  });
});

describe("events", () => {
  it("tell one thing per finished call, with ids and without bodies or queries", async () => {
    const error = { error: "ProductNotFoundException", code: 4004, supportId: "0f3ac1d2", error_details: "Erika" };
    const connection = scriptConnection((request) =>
      request.path.includes("STX_2") ? { status: 404, json: error } : OK,
    );
    await connection.call({ ...READ, query: new URLSearchParams({ q: "surname:Probe" }) });
    await failureOf(connection.call({ ...READ, path: "/Smart/Transactions/STX_2" }));
    const common = { kind: "call", operation: "smartTransactions.get", method: "GET", tries: 1, milliseconds: 0 };
    const ok = { ...common, path: READ.path, outcome: "ok", status: 200, failure: null, supportId: null };
    const no = { ...common, path: "/Smart/Transactions/STX_2", outcome: "notDone", status: 404, supportId: "0f3ac1d2" };
    expect(connection.events).toEqual([
      ok,
      { ...no, failure: "secuconnect answered ProductNotFoundException 4004 (HTTP 404, support id 0f3ac1d2)" },
    ]);
  });

  it("tell how often a call was sent, and what the breaker does", async () => {
    const connection = scriptConnection(() => LOST, { breakerFailures: 3 });
    await failureOf(during(connection, 5, connection.call(READ)));
    await failureOf(connection.call(CHANGE));
    expect(connection.events).toMatchObject([
      { kind: "breaker", to: "open", failures: 3, pauseSeconds: 2 },
      { kind: "call", tries: 3, status: null, outcome: "unknown" },
      { kind: "breaker", to: "halfOpen" },
      { kind: "breaker", to: "open", pauseSeconds: 4 },
      { kind: "call", tries: 1 },
    ]);
  });

  it("do not undo a call when their listener throws", async () => {
    const connection = scriptConnection(() => OK);
    connection.events.push = () => {
      throw new Error("disk full");
    };
    expect(await connection.call(CHANGE)).toEqual({ id: "STX_1" });
  });
});

describe("addresses", () => {
  it.each([
    "/Smart/Transactions/..",
    "/a/%2e%2E/b",
    "/a//b",
    "",
    "//evil.example/x",
    "/a?b",
    "/a b",
    "/a\r\nHost: x",
    "@evil.example",
  ])("are refused before anything is sent when they leave their place: %j", async (path) => {
    const connection = scriptConnection(() => OK);
    expect(await failureOf(connection.call({ ...CHANGE, path }))).toMatchObject({ outcome: "notDone" });
    expect([connection.sent.length, connection.tokens()]).toEqual([0, 0]);
  });

  it("are built from the configured base alone", async () => {
    const connection = scriptConnection(() => OK);
    await connection.call({ ...READ, query: new URLSearchParams({ q: "merchantRef:1 & x" }) });
    await connection.call({ ...CHANGE, body: { text: "ä" } });
    const [read, change] = connection.sent;
    expect(read).toMatchObject({ path: "/api/v2/Smart/Transactions/STX_1?q=merchantRef%3A1+%26+x" });
    expect(read?.origin.origin).toBe("https://api.example.test");
    expect(read?.headers).toEqual({ accept: "application/json", authorization: "Bearer token0" });
    expect(change).toMatchObject({ body: '{"text":"ä"}', headers: { "content-length": "13" } });
  });
});
