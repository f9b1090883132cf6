import { inspect } from "node:util";
import pino from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { ApiFailure, type SecuconnectError } from "../errors.ts";
import type { ApiCall } from "./api-call.ts";
import { createConnection } from "./connection.ts";
import type { ConnectionEvent } from "./events.ts";
import { httpReply, type RawReply, type RawServer, startRawServer, TOKEN_REPLY } from "./fixtures/raw-server.ts";
import { failureOf } from "./fixtures/scripted-connection.ts";

const SECRET = "5ecre7canary5ecre7canary";
const TOKEN = "t0kencanaryt0kencanary";
const PERSON = { name: "Canaria", email: "canaria@example.test", iban: "DE02120300000000202051", dob: "1970-02-03" };
const CANARIES = [SECRET, TOKEN, ...Object.values(PERSON)];
const PERSONAL = Object.values(PERSON).join(" ");

const CALL: ApiCall<unknown> = {
  operation: "smartTransactions.create",
  method: "POST",
  path: "/Smart/Transactions",
  query: new URLSearchParams({ q: PERSONAL }),
  body: PERSON,
  reply: z.looseObject({ id: z.string(), customer: z.looseObject({ name: z.number() }) }),
};

let server: RawServer | undefined;
afterEach(() => server?.close());

interface Seen {
  failure: SecuconnectError;
  events: ConnectionEvent[];
}

/** Makes the call against a server that answers like this, and keeps everything that came to light. */
async function see(
  api: RawReply | null,
  token: RawReply = httpReply(200, { ...TOKEN_REPLY, access_token: TOKEN }),
): Promise<Seen> {
  server = await startRawServer((request) => (request.path === "/oauth/token" ? token : api));
  const { url } = server;
  const events: ConnectionEvent[] = [];
  const settings = { clientId: "id", clientSecret: SECRET, callSeconds: 0.5, tokenSeconds: 0.3 };
  const connection = createConnection(
    { apiUrl: `${url}/api/v2`, tokenUrl: `${url}/oauth/token`, ...settings },
    { observe: (event) => events.push(event) },
  );
  const failure = await failureOf(connection.call(CALL));
  connection.close();
  return { failure, events };
}

/** Every way in which an error gets into a log or a page. */
function* utterances(value: unknown): Iterable<string> {
  yield JSON.stringify(value) ?? "";
  yield inspect(value, { depth: 20, showHidden: true, getters: false });
  yield JSON.stringify(structuredClone(value)) ?? "";
  if (!(value instanceof Error)) return;
  yield `${value} ${value.message} ${value.stack}`;
  const lines: string[] = [];
  pino({ level: "trace" }, { write: (line: string) => void lines.push(line) }).error(
    { err: value, failure: value },
    "x",
  );
  yield lines.join();
  if (value.cause !== undefined) yield* utterances(value.cause);
}

const errorBody = (change: object) => ({
  status: "error",
  error: "ProductFormatException",
  error_details: `customer ${PERSONAL} ${SECRET}`,
  error_user: `Hallo ${PERSONAL}`,
  code: 4000,
  supportId: "0f3ac1d2",
  ...change,
});

describe("no failure and no event tells a secret or a person", () => {
  const api: [string, RawReply | null][] = [
    ["an error with details", httpReply(400, errorBody({}))],
    ["an error of unknown name", httpReply(400, errorBody({ error: "ProductStrangeException" }))],
    ["an error whose name is a person", httpReply(400, errorBody({ error: PERSONAL }))],
    ["a support id that is none", httpReply(400, errorBody({ supportId: PERSONAL, code: PERSON.iban }))],
    ["an error that repeats the token", httpReply(400, errorBody({ error_details: `Bearer ${TOKEN}` }))],
    ["trouble of the provider", httpReply(500, errorBody({ error: "ProductInternalException" }))],
    ["an OAuth error", httpReply(401, { error: "invalid_token", error_description: `${TOKEN} ${PERSONAL}` })],
    ["a page", httpReply(502, `<html>${PERSONAL} ${SECRET}</html>`)],
    ["a reason", httpReply(418, "", { "X-Person": PERSONAL }, PERSONAL)],
    ["a success that does not fit", httpReply(200, { customer: { name: PERSONAL }, [PERSONAL]: 1 })],
    ["a success that is no JSON", httpReply(200, `{"name":"${PERSONAL}"`)],
    ["no HTTP", { bytes: `${PERSONAL} ${SECRET}\r\n\r\n` }],
    ["half an answer", { bytes: `HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n${PERSONAL}`, end: "reset" }],
    ["a reset", { bytes: "", end: "reset" }],
    ["silence", null],
    ["a redirect", httpReply(302, PERSONAL, { Location: `http://127.0.0.1/?q=${SECRET}` })],
  ];
  it.each(api)("%s", async (_name, reply) => {
    const seen = await see(reply);
    const said = [seen.failure, seen.events].flatMap((value) => [...utterances(value)]).join("\n");
    for (const canary of CANARIES) expect(said).not.toContain(canary);
    // The net was not torn by chance: what may be said is there.
    expect(said).toContain("secuconnect");
    expect(said).toContain("smartTransactions.create");
  });

  it.each<[string, RawReply]>([
    ["a refusal", httpReply(400, { error: "invalid_client", error_description: `${SECRET} ${PERSONAL}` })],
    ["a refusal in the secret's name", httpReply(400, { error: `${SECRET} ${PERSONAL}` })],
    ["a refusal named like the secret", httpReply(400, { error: SECRET })],
    ["a token that fits no header", httpReply(200, { ...TOKEN_REPLY, access_token: `${TOKEN}\r\n${SECRET}` })],
    ["a token without life", httpReply(200, { ...TOKEN_REPLY, access_token: TOKEN, expires_in: PERSONAL })],
    ["no HTTP", { bytes: `${SECRET}\r\n\r\n` }],
  ])("%s instead of a token", async (_name, reply) => {
    const seen = await see(httpReply(200, {}), reply);
    const said = [seen.failure, seen.events].flatMap((value) => [...utterances(value)]).join("\n");
    for (const canary of CANARIES) expect(said).not.toContain(canary);
    expect(seen.failure.outcome).toBe("notDone");
  });

  it("and yet who asks gets what the provider wrote", async () => {
    const { failure } = await see(httpReply(400, errorBody({})));
    if (!(failure instanceof ApiFailure)) throw failure;
    expect(failure.details).toContain(PERSON.name);
    expect(failure.userText).toContain(PERSON.name);
    expect(Object.keys(failure)).not.toContain("details");
    expect(JSON.parse(JSON.stringify(failure))).toEqual({
      name: "ProductFormatException",
      exception: "ProductFormatException",
      status: 400,
      code: 4000,
      supportId: "0f3ac1d2",
      outcome: "notDone",
      retryAfterSeconds: null,
    });
  });
});
