import { request } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ENDPOINTS } from "./provider-calls.ts";
import { openProbe, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
let authorization: string;
let stx: string;
let pci: string;
beforeAll(async () => {
  probe = await openProbe();
  stx = (await probe.create()).id;
  pci = (await probe.call("POST", `/Smart/Transactions/${stx}/start/prepaid`)).json.transactions[0].id;
});
afterAll(() => probe.close());

/** A request past `fetch`, which would refuse some of these. */
async function send(method: string, path: string, body: string): Promise<{ status: number; text: string }> {
  authorization ??= `Bearer ${await fetchToken()}`;
  return new Promise((resolve, reject) => {
    const headers = { authorization, "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const outgoing = request({ port: probe.sandbox.port, method, path, headers }, async (answer) => {
      let text = "";
      for await (const chunk of answer) text += String(chunk);
      resolve({ status: answer.statusCode ?? 0, text });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

async function fetchToken(): Promise<string> {
  const { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } = await import("#lib/secuconnect/wire/sandbox-credentials.ts");
  const body = { grant_type: "client_credentials", client_id: SANDBOX_CLIENT_ID, client_secret: SANDBOX_CLIENT_SECRET };
  const answer = await fetch(probe.sandbox.tokenUrl, { method: "POST", body: JSON.stringify(body) });
  return (await answer.json()).access_token;
}

const toPath = (pattern: string) =>
  `/${pattern.replace("{stx}", stx).replace("{pci}", pci).replace("{method}", "debit")}`.replaceAll(/\{\w+\}/g, "X_1");

/** Sensible names with senseless values. */
const body = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.constantFrom(
    "",
    "null",
    "[]",
    '"text"',
    "{",
    `{"basket":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
    '{"a":'.repeat(5000),
    '{"__proto__":{"x":1}}',
  ),
  fc
    .dictionary(
      fc.constantFrom(
        ...["customer", "container", "basket", "basket_info", "contract", "delivery_options", "contact", "private"],
        ...["payment_context", "application_context", "intent", "amount", "reduce_amount_by", "iban", "type", "id"],
      ),
      fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom("sale", "bank_account", 1, -1, 1e300, {}, [], null)),
    )
    .map((fields) => JSON.stringify(fields)),
);

describe("any request", () => {
  it("gets an answer of the provider, never one of a broken sandbox", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ENDPOINTS), body, async ({ method, path }, text) => {
        const answer = await send(method, toPath(path), text);
        expect(answer.text).not.toContain("sandbox itself");
        if (answer.status !== 200) expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: 600 },
    );
  });

  it("may ask lists for anything", async () => {
    const part = fc.constantFrom(
      ...'status : ok AND OR NOT ( ) [ TO ] * ? " \\ merchantRef: amount:[1 } 5 '.split(" "),
    );
    const query = fc.oneof(
      fc.string(),
      fc.array(part).map((parts) => parts.join(" ")),
    );
    const name = fc.constantFrom("q", "sort", "fields", "count", "offset", "scroll_id", "scroll_expire", "expand");
    const path = fc.constantFrom(
      "Smart/Transactions",
      "Payment/Transactions",
      "Payment/Customers",
      "Payment/Containers",
    );
    await fc.assert(
      fc.asyncProperty(path, fc.dictionary(name, query), async (list, fields) => {
        const answer = await send("GET", `/api/v2/${list}?${new URLSearchParams(fields)}`, "");
        expect([200, 400, 404]).toContain(answer.status);
      }),
      { numRuns: 400 },
    );
  });

  it("may have any path", async () => {
    const piece = fc.constantFrom(
      "api",
      "v2",
      "/",
      "//",
      "%",
      "%2F",
      "%E0",
      "Smart",
      "Transactions",
      "?",
      "..",
      "STX_1",
      "qr",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const answer = await send("GET", `/${pieces.join("/")}`, "");
        expect(answer.text).not.toContain("sandbox itself");
      }),
      { numRuns: 300 },
    );
  });
});
