import { describe, expect, it } from "vitest";
import { z } from "zod";
import { API_EXCEPTIONS } from "#lib/secuconnect/wire/error.ts";
import { ApiFailure, OAuthFailure, UnreadableAnswer } from "../errors.ts";
import { readAnswer } from "./read-answer.ts";

const Reply = z.looseObject({ id: z.string() });

function read(
  status: number,
  body: string | Buffer | object | null,
  schema: z.ZodType = Reply,
  retryAfterSeconds: number | null = null,
) {
  const bytes =
    body === null || Buffer.isBuffer(body) ? body : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  return readAnswer({ status, body: bytes, retryAfterSeconds }, schema);
}
function failureAt(...given: Parameters<typeof read>): unknown {
  try {
    return new Error(`expected a failure, got ${JSON.stringify(read(...given))}`);
  } catch (error) {
    return error;
  }
}

describe("a success", () => {
  it.each([200, 201, 202, 206, 299])("may have the status %i", (status) => {
    expect(read(status, { id: "STX_1", extra: 1 })).toEqual({ id: "STX_1", extra: 1 });
  });

  it("is read as PHP and others write it", () => {
    expect(read(200, '{"id":"a\\/b"}')).toEqual({ id: "a/b" });
    expect(read(200, '\uFEFF {"id":"ä"}\r\n')).toEqual({ id: "ä" });
    expect(read(204, "", z.undefined())).toBeUndefined();
  });

  it.each<[string, string | Buffer | null]>([
    ["nothing", ""],
    ["a page", "<html>Erika</html>"],
    ["half of it", '{"id":"STX_1"'],
    ["something else", '{"object":"x"}'],
    ["null", "null"],
    ["a list", "[]"],
    ["damaged text", Buffer.from([0x7b, 0x22, 0x69, 0x64, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d])],
    ["more than is read", null],
  ])("with %s is unreadable, so its outcome is unknown", (_name, body) => {
    const failure = failureAt(200, body);
    expect(failure).toBeInstanceOf(UnreadableAnswer);
    expect(failure).toMatchObject({ outcome: "unknown", message: expect.not.stringContaining("Erika") });
  });

  it("names the fields that do not fit, not what stands in them", () => {
    const schema = z.looseObject({ customer: z.looseObject({ name: z.number() }), list: z.array(z.number()) });
    const failure = failureAt(200, { customer: { name: "Erika" }, list: ["Probe"] }, schema);
    expect(failure).toMatchObject({ what: "HTTP 200, customer.name, list.0" });
    const record = z.record(z.string(), z.number());
    expect(failureAt(200, { "erika@example.test": "x" }, record)).toMatchObject({ what: "HTTP 200, ?" });
  });

  it("is none when its body is an error, whatever the schema asks for", () => {
    const failure = failureAt(200, { status: "error", error: "ProductFormatException", code: 1 }, z.unknown());
    expect(failure).toMatchObject({ exception: "ProductFormatException", outcome: "unknown" });
  });

  it("is unreadable when the schema itself stumbles", () => {
    const schema = z.unknown().transform(() => {
      throw new Error("Erika");
    });
    expect(failureAt(200, "{}", schema)).toBeInstanceOf(UnreadableAnswer);
  });
});

describe("a refusal", () => {
  it.each(API_EXCEPTIONS)("by %s has a class of that name", (name) => {
    const failure = failureAt(400, { status: "error", error: name, code: "4711", supportId: "0f3a" });
    expect(failure).toBeInstanceOf(ApiFailure);
    expect((failure as Error).constructor.name).toBe(name);
    expect(failure).toMatchObject({ name, exception: name, code: 4711, supportId: "0f3a", status: 400 });
  });

  it.each<[string, number | string | undefined, number, "notDone" | "unknown"]>([
    // The name decides first …
    ["ProductNotAllowedException", 2001, 403, "notDone"],
    ["ProductUpdateFailedException", 1009, 500, "notDone"],
    ["ProductInternalException", 4000, 400, "unknown"],
    ["ProductBackendproviderException", undefined, 409, "unknown"],
    // … then the code …
    ["ProductNewException", 1009, 400, "unknown"],
    ["ProductNewException", "1009", 400, "unknown"],
    ["ProductNewException", 2001, 403, "notDone"],
    // … then the status.
    ["ProductNewException", undefined, 418, "notDone"],
    ["ProductNewException", undefined, 408, "unknown"],
    ["ProductNewException", undefined, 500, "unknown"],
    ["ProductInternalException", undefined, 429, "notDone"],
    ["ProductNotFoundException", undefined, 302, "unknown"],
  ])("by %s %s with HTTP %i is %s", (error, code, status, outcome) => {
    expect(failureAt(status, { status: "error", error, code })).toMatchObject({ exception: error, outcome });
  });

  it.each<[string, number, string, "notDone" | "unknown"]>([
    ["nothing", 403, "", "unknown"],
    ["a page", 502, "<html></html>", "unknown"],
    ["a page", 404, "<html></html>", "unknown"],
    ["another's error", 404, '{"error":"Not Found"}', "unknown"],
    ["another's error", 403, '{"error":"forbidden","message":"x"}', "unknown"],
    ["nothing", 401, "", "notDone"],
    ["a word", 429, "Too Many Requests", "notDone"],
    ["nothing", 302, "", "unknown"],
    ["null", 400, "null", "unknown"],
  ])("with %s and HTTP %i proves what the status proves: %s is %s", (_name, status, body, outcome) => {
    expect(failureAt(status, body)).toMatchObject({ name: "ApiFailure", exception: "NoErrorBody", status, outcome });
  });

  it.each([
    [401, "invalid_token"],
    [403, "insufficient_scope"],
    [400, "invalid_client"],
  ])("in the words of OAuth (%i %s) is about the credentials", (status, error) => {
    expect(failureAt(status, { error, error_description: "x" })).toMatchObject({ code: error, outcome: "notDone" });
    expect(failureAt(status, { error })).toBeInstanceOf(OAuthFailure);
  });

  it("in the words of OAuth with HTTP 408 proves nothing: the call may be under way", () => {
    expect(failureAt(408, { error: "invalid_token" })).toMatchObject({ name: "ApiFailure", outcome: "unknown" });
  });

  it("in the words of OAuth with HTTP 429 says to wait, and not who we are", () => {
    const failure = failureAt(429, { error: "invalid_token", error_description: "expired" });
    expect(failure).toMatchObject({ name: "ApiFailure", status: 429, outcome: "notDone" });
  });

  it("survives strange details", () => {
    const body = {
      status: "error",
      error: "ProductFormatException",
      code: [],
      supportId: 7,
      error_details: [],
      error_user: {},
    };
    expect(failureAt(400, body)).toMatchObject({
      exception: "ProductFormatException",
      code: null,
      supportId: null,
      details: null,
      userText: null,
    });
    expect(failureAt(400, { ...body, error: "__proto__" })).toMatchObject({ exception: "NoErrorBody" });
    expect(failureAt(400, { status: "error", error: "constructor", code: 4 })).toMatchObject({ name: "ApiFailure" });
  });

  it("carries how long to wait, and for who asks what the provider wrote", () => {
    const body = { error: "ProductFormatException", error_details: "field x", error_user: "Bitte prüfen" };
    const failure = failureAt(400, body, Reply, 7);
    expect(failure).toMatchObject({ retryAfterSeconds: 7, details: "field x", userText: "Bitte prüfen" });
  });
});
