import { describe, expect, it } from "vitest";
import { OAuthFailure, ProductNotAllowedException, TransportFailure } from "../errors.ts";
import {
  CHANGE,
  failureOf,
  LOST,
  OK,
  type Script,
  type Scripted,
  scriptConnection,
} from "./fixtures/scripted-connection.ts";

/** Tokens named by their number, and an API that takes the ones in `good` only. */
function aConnection(good: (token: number) => boolean = () => true, life = 1200, refusal: Scripted = REFUSED) {
  const api: Script = (request) => (good(Number(request.headers.authorization?.slice(-1))) ? OK : refusal);
  return scriptConnection(api, { concurrency: 50 }, (_request, count) => ({
    json: { access_token: `token${count}`, expires_in: life },
  }));
}
const REFUSED: Scripted = { status: 403, json: { error: "ProductNotAllowedException", code: 2003 } };
const many = (connection: ReturnType<typeof aConnection>, calls = 100) =>
  Promise.allSettled(Array.from({ length: calls }, () => connection.call(CHANGE)));

describe("token", () => {
  it("is fetched once however many calls need it", async () => {
    const connection = aConnection();
    const results = await many(connection);
    expect(results.every((result) => result.status === "fulfilled")).toBe(true);
    expect(connection.tokens()).toBe(1);
  });

  it("is asked for with the credentials and nothing else", async () => {
    const bodies: unknown[] = [];
    const connection = scriptConnection(
      () => OK,
      {},
      ({ method, path, body }) => {
        bodies.push([method, path, JSON.parse(body ?? "")]);
        return { json: { access_token: "t", expires_in: "1200" } };
      },
    );
    await connection.call(CHANGE);
    const credentials = { grant_type: "client_credentials", client_id: "id", client_secret: "secret" };
    expect(bodies).toEqual([["POST", "/oauth/token", credentials]]);
  });

  it.each([
    [1200, 1140],
    [60, 30],
  ])("that lives %i s is renewed after %i s, beside the calls", async (life, seconds) => {
    const connection = aConnection(undefined, life);
    await connection.call(CHANGE);
    await connection.clock.advance(seconds - 0.1);
    await connection.call(CHANGE);
    expect(connection.tokens()).toBe(1);
    await connection.clock.advance(0.1);
    await many(connection, 20);
    await connection.call(CHANGE);
    expect(connection.tokens()).toBe(2);
    expect(connection.sent.at(-1)?.headers.authorization).toBe("Bearer token2");
  });

  it("is used to its end when it cannot be renewed early, with some patience between the tries", async () => {
    let isDown = false;
    const connection = scriptConnection(
      () => OK,
      {},
      (_request, count) => (isDown ? LOST : { json: { access_token: `token${count}`, expires_in: 1200 } }),
    );
    await connection.call(CHANGE);
    isDown = true;
    await connection.clock.advance(1150);
    await many(connection, 10);
    await connection.clock.advance(1);
    await many(connection, 10);
    expect(connection.tokens()).toBe(2);
    await connection.clock.advance(49);
    expect(await failureOf(connection.call(CHANGE))).toMatchObject({ outcome: "notDone" });
    isDown = false;
    expect(await connection.call(CHANGE)).toEqual({ id: "STX_1" });
  });

  it.each<[string, Scripted]>([
    ["403 with code 2003", REFUSED],
    ["403 with code 2003 as text", { status: 403, json: { error: "ProductNotAllowedException", code: "2003" } }],
    ["401", { status: 401 }],
    ["an OAuth error", { status: 403, json: { error: "invalid_token" } }],
  ])(
    "refused with %s is renewed once and the call repeated once, for 100 calls at the same time",
    async (_name, no) => {
      const connection = aConnection((token) => token !== 1, 1200, no);
      const results = await many(connection);
      expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(100);
      expect(connection.tokens()).toBe(2);
      expect(connection.sent).toHaveLength(150);
    },
  );

  it.each<[string, Scripted]>([
    ["403 without a code", { status: 403, json: { error: "ProductNotAllowedException" } }],
    ["403 with another code", { status: 403, json: { error: "ProductNotAllowedException", code: 2001 } }],
    ["403 from a proxy", { status: 403 }],
    ["408, whatever it says", { status: 408, json: { error: "invalid_token" } }],
    ["2003 with another status", { status: 409, json: { error: "ProductUpdateFailedException", code: 2003 } }],
  ])("is kept after %s", async (_name, no) => {
    const connection = aConnection(() => false, 1200, no);
    await failureOf(connection.call(CHANGE));
    await failureOf(connection.call(CHANGE));
    expect([connection.tokens(), connection.sent.length]).toEqual([1, 2]);
  });

  it("that is refused although it is new makes no loop", async () => {
    const connection = aConnection(() => false);
    const results = await many(connection);
    expect(results.every((result) => result.status === "rejected")).toBe(true);
    expect(connection.tokens()).toBe(2);
    const failure = await failureOf(connection.call(CHANGE));
    expect(failure).toBeInstanceOf(ProductNotAllowedException);
    expect(failure).toMatchObject({ code: 2003, outcome: "notDone" });
    await connection.clock.advance(1);
    await many(connection);
    expect(connection.tokens()).toBe(3);
  });
});

describe("refused credentials", () => {
  const WRONG: Scripted = { status: 400, json: { error: "invalid_client", error_description: "Erika's secret" } };

  it("are said once, and not asked again for a while", async () => {
    const connection = scriptConnection(
      () => OK,
      { concurrency: 4 },
      () => WRONG,
    );
    const results = await many(connection);
    for (const result of results) {
      expect(result).toMatchObject({ status: "rejected", reason: { code: "invalid_client", outcome: "notDone" } });
    }
    expect(connection.tokens()).toBe(1);
    await connection.clock.advance(4.9);
    expect(await failureOf(connection.call(CHANGE))).toBeInstanceOf(OAuthFailure);
    expect(connection.tokens()).toBe(1);
    await connection.clock.advance(0.1);
    await failureOf(connection.call(CHANGE));
    expect(connection.tokens()).toBe(2);
    expect(connection.sent).toEqual([]);
    expect(connection.state().breaker).toBe("closed");
  });

  it("are told in the shape of the API as well", async () => {
    const refusal = { status: 403, json: { status: "error", error: "ProductNotAllowedException", code: 2001 } };
    const connection = scriptConnection(
      () => OK,
      {},
      () => refusal,
    );
    const failure = await failureOf(connection.call(CHANGE));
    // Never an ApiFailure: that would be taken for a no to the order that waits for the token.
    expect(failure).toBeInstanceOf(OAuthFailure);
    expect(failure).toMatchObject({ code: "ProductNotAllowedException", outcome: "notDone" });
  });
});

describe("a token that cannot be had", () => {
  it.each<[string, Scripted | Error]>([
    ["a lost answer", LOST],
    ["503", { status: 503, json: { error: "ProductInternalException" } }],
    ["a page", { status: 404 }],
    ["a redirect", { status: 302 }],
    ["a success without a token", { json: { expires_in: 1200 } }],
    ["a token no header can carry", { json: { access_token: "a\r\nb", expires_in: 1200 } }],
    ["a success that is an error", { json: { error: "invalid_client" } }],
  ])("because of %s means that the call was never made", async (_name, reply) => {
    const connection = scriptConnection(
      () => OK,
      {},
      () => reply,
    );
    const failure = await failureOf(connection.call(CHANGE));
    expect(failure).toBeInstanceOf(TransportFailure);
    expect(failure).toMatchObject({ outcome: "notDone", message: expect.stringContaining("token: ") });
    expect(connection.sent).toEqual([]);
  });

  it("because of too many requests silences the connection", async () => {
    const limited: Scripted = { status: 429, retryAfterSeconds: 20, json: { error: "slow_down" } };
    const connection = scriptConnection(
      () => OK,
      {},
      () => limited,
    );
    expect(await failureOf(connection.call(CHANGE))).toMatchObject({ outcome: "notDone", retryAfterSeconds: 20 });
    await failureOf(connection.call(CHANGE));
    expect(connection.tokens()).toBe(1);
  });
});
