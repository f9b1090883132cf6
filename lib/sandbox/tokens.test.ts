import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ApiError } from "#lib/secuconnect/wire/error.ts";
import { OAuthError, TokenReply } from "#lib/secuconnect/wire/oauth.ts";
import { openProbe, type SandboxProbe, TOKEN_REQUEST } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

function ask(body: string, contentType = "application/json") {
  return fetch(probe.sandbox.tokenUrl, { method: "POST", headers: { "Content-Type": contentType }, body });
}

describe("token", () => {
  it("is given for JSON and for a form, and must not be stored by caches", async () => {
    for (const answer of [
      await ask(JSON.stringify(TOKEN_REQUEST)),
      await ask(new URLSearchParams(TOKEN_REQUEST).toString(), "application/x-www-form-urlencoded"),
    ]) {
      expect(answer.headers.get("cache-control")).toBe("no-store");
      const reply = TokenReply.parse(await answer.json());
      expect(reply.access_token).toMatch(/^[a-z0-9]{26}$/);
      expect(reply.expires_in).toBe(1200);
    }
    const { requests } = await probe.lever("GET", "ledger");
    expect(JSON.stringify(requests)).not.toContain(TOKEN_REQUEST.client_secret);
  });

  it.each([
    [{}, "invalid_request", "The grant type was not specified in the request"],
    [{ grant_type: "xyz" }, "unsupported_grant_type", 'Grant type "xyz" not supported'],
    [
      { grant_type: "client_credentials" },
      "invalid_client",
      "Client credentials were not found in the headers or body",
    ],
    [{ ...TOKEN_REQUEST, client_secret: "wrong" }, "invalid_client", "The client credentials are invalid"],
    [{ grant_type: "device" }, "invalid_request", 'Missing parameters: "uuid" or "code" required'],
  ])("refuses %j", async (body, error, description) => {
    const answer = await ask(JSON.stringify(body));
    expect(answer.status).toBe(400);
    expect(OAuthError.parse(await answer.json())).toEqual({ error, error_description: description });
  });

  it("knows no device, no user and no refresh", async () => {
    const device = await ask(JSON.stringify({ grant_type: "device", uuid: "/vendor/acme/serial/1" }));
    expect([device.status, (await device.json()).error]).toEqual([401, "invalid_device"]);
    const refresh = await ask(JSON.stringify({ grant_type: "refresh_token", refresh_token: "x" }));
    expect([refresh.status, await refresh.json()]).toEqual([400, { error: "invalid_grant" }]);
  });

  it("takes the credentials from a Basic header as well", async () => {
    const { client_id, client_secret } = TOKEN_REQUEST;
    const ask = (secret: string) =>
      fetch(probe.sandbox.tokenUrl, {
        method: "POST",
        headers: { Authorization: `Basic ${btoa(`${client_id}:${secret}`)}` },
        body: new URLSearchParams({ grant_type: "client_credentials" }),
      });
    expect((await ask(client_secret)).status).toBe(200);
    expect((await ask("wrong")).status).toBe(400);
  });

  it("expires on the virtual clock, with 403 or 401", async () => {
    expect((await probe.call("GET", "/Smart/Transactions")).status).toBe(200);
    await probe.lever("POST", "clock", { advance: "PT19M" });
    expect((await probe.call("GET", "/Smart/Transactions")).status).toBe(200);
    await probe.lever("POST", "clock", { advance: "PT1M1S" });
    const expired = await probe.call("GET", "/Smart/Transactions");
    expect([expired.status, expired.reason]).toEqual([403, "ProductNotAllowedException"]);
    expect(ApiError.parse(expired.json)).toMatchObject({ code: 2003, error_details: "Valid auth token required" });
    await probe.lever("POST", "contract", { expiredTokenStatus: 401 });
    expect((await probe.call("GET", "/Smart/Transactions")).status).toBe(401);
  });

  it("is needed", async () => {
    const answer = await fetch(`${probe.sandbox.apiUrl}/Smart/Transactions`);
    expect([answer.status, (await answer.json()).code]).toEqual([403, 2003]);
  });

  it("answers unknown addresses as the API does", async () => {
    const answer = await probe.call("POST", "/Payment/Secupaysofort", {});
    expect([answer.status, answer.reason, answer.json.error]).toEqual([
      404,
      "ProductNotFoundException",
      "ProductNotFoundException",
    ]);
  });
});
