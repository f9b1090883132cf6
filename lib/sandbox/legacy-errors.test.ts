import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiError } from "#lib/secuconnect/wire/error.ts";
import { SANDBOX_CONTRACT } from "#lib/secuconnect/wire/sandbox-credentials.ts";
import { buildLegacyOrder } from "./fixtures/legacy-order.ts";
import { openProbe, type SandboxProbe } from "./sandbox-probe.ts";

/** Every row of seed 2's error tables as `call exception: reason`. */
const SEED_ROWS = [
  "create ProductFormatException: no payload provided",
  "create ProductFormatException: amount is missing",
  "create ProductFormatException: currency is missing",
  "create ProductFormatException: customer id is missing",
  "create ProductNotAllowedException: access to contract denied",
  "create ProductNotAllowedException: contract disallows transactions",
  "create ProductNotAllowedException: product id is missing",
  "create ProductNotAllowedException: api key disallows payment method",
  "create ProductDuplicateException: duplicate order_id",
  "cancel ProductNotAllowedException: access to contract denied",
  "cancel ProductNotAllowedException: contract id missing",
  "cancel ProductNotAllowedException: contract disallows payment",
  "cancel ProductNotFoundException: transaction not found",
  "cancel ProductNotFoundException: transaction not accepted",
  "cancel ProductUpdateFailedException: transaction status disallows canceling",
  "cancel ProductUpdateFailedException: transaction status change failed",
  "get ProductNotFoundException: invalid id",
  "get ProductNotFoundException: unknown transaction",
  "get ProductNotAllowedException: access to contract denied",
  "get ProductNotAllowedException: access to transaction denied",
  "get ProductFormatException: invalid id",
];

const DOCUMENT = readFileSync(join(import.meta.dirname, "../../docs/sandbox.md"), "utf8");
const SHELL_ORDER = JSON.parse(/^ORDER='(.*)'$/m.exec(DOCUMENT)?.[1] ?? "null");
const ROWS = [...DOCUMENT.matchAll(/^\| (create|cancel|get) \| (\w+) \| (\d{3}) \| (.+?) \| (.+) \|$/gm)].map(
  ([, call = "", exception = "", status = "", details = "", cell = ""]) => ({
    call,
    exception,
    status: Number(status),
    details,
    lines: [...cell.matchAll(/`([^`]+)`/g)].map(([, line = ""]) => line),
  }),
);

const options = { contractId: SANDBOX_CONTRACT };
let probe: SandboxProbe;
beforeAll(async () => {
  probe = await openProbe(options);
});
afterAll(() => probe.close());

/** Runs one line of the table: `api` and `lever` as the document defines them. */
function run(line: string, hash: string) {
  const [, word, method = "", path = "", text] = /^(api|lever) (\w+) (\S+)(?: '(.*)'| "\$ORDER")?$/.exec(line) ?? [];
  if (word === undefined) throw new Error(`cannot be read: ${line}`);
  const body = text === undefined ? (line.endsWith('"$ORDER"') ? SHELL_ORDER : undefined) : JSON.parse(text);
  if (word === "lever") return probe.lever(method, path, body);
  return probe.call(method, `/${path.replace("$HASH", hash)}`, body);
}

it("documents every row of the provider's tables", () => {
  expect(ROWS.map(({ call, exception, details }) => `${call} ${exception}: ${details}`)).toEqual(SEED_ROWS);
});

describe.each(["Secupayinvoices", "Secupayprepays"])("%s", (resource) => {
  it.each(ROWS)("$call: $exception, $details", async ({ exception, status, details, lines }) => {
    await probe.lever("POST", "reset");
    await probe.renewToken();
    const { json } = await probe.call("POST", `/Payment/${resource}`, SHELL_ORDER);
    expect(json.object).toBe(`payment.${resource.toLowerCase()}`);
    const answers = [];
    for (const line of lines) answers.push(await run(line.replace("Secupayinvoices", resource), json.id));
    for (const before of answers.slice(0, -1)) expect(before.status ?? (before.ok && 200)).toBe(200);
    const last = answers.at(-1);
    expect([last.status, last.reason]).toEqual([status, exception]);
    expect(ApiError.parse(last.json)).toMatchObject({ status: "error", error: exception, error_details: details });
    expect(last.json.supportId).toMatch(/^[0-9a-f]{32}$/);
  });
});

it("shows a deal of another contract to nobody", async () => {
  await probe.renewToken();
  const { id } = (await probe.call("POST", "/Payment/Secupayinvoices", buildLegacyOrder())).json;
  await probe.restart(() => {
    options.contractId = "GCR_OTHER000000000000000000000001";
  });
  const { status, json } = await probe.call("GET", `/Payment/Secupayinvoices/${id}`);
  expect([status, json.error_details]).toEqual([403, "access to contract denied"]);
});

it("refuses an ordered exception it does not know", async () => {
  for (const outcome of ["exception", "exception:OddException:x", "exception:ProductNotFoundException:"]) {
    expect(await probe.lever("POST", "next", { call: "get", outcome })).toMatchObject({ ok: false });
  }
  const outcome = "exception:ProductFormatException:mixed basket: not enabled#4028";
  await probe.lever("POST", "next", { call: "list", outcome });
  const { status, json } = await probe.call("GET", "/Smart/Transactions");
  expect([status, json.code, json.error_details]).toEqual([400, 4028, "mixed basket: not enabled"]);
});
