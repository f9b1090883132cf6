import { access, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ENDPOINTS } from "#lib/sandbox/provider-calls.ts";
import { createSecuconnectClient } from "#lib/secuconnect/index.ts";
import { EXAMPLES } from "./examples/index.ts";
import { OPERATIONS, type OperationName } from "./operations.ts";

/** Where the client does something else than offer a function of the operation's name. */
const ELSEWHERE: Partial<Record<OperationName, { client: string; file: string; test: string }>> = {
  "token.issue": {
    client: "by itself, before any other call",
    file: "lib/secuconnect/connection/token.ts",
    test: "lib/secuconnect/connection/token.test.ts",
  },
  "smartTransactions.startWith": {
    client: "`smartTransactions.start` with a method",
    file: "lib/secuconnect/smart-transactions/operations.ts",
    test: "lib/secuconnect/smart-transactions/operations.test.ts",
  },
  "girocode.draw": {
    client: "never fetched, drawn here",
    file: "lib/domain/girocode.ts",
    test: "lib/domain/girocode.test.ts",
  },
  "push.send": {
    client: "read by `wire/push.ts`",
    file: "lib/secuconnect/wire/push.ts",
    test: "lib/secuconnect/wire/wire.test.ts",
  },
};

/** Functions of the client that are no operation of their own. */
const CONVENIENCES = /\.listAll$/;

const client = createSecuconnectClient({
  apiUrl: "http://127.0.0.1:9/api/v2",
  tokenUrl: "http://127.0.0.1:9/oauth/token",
  clientId: "nobody",
  clientSecret: "nothing",
  tokenSeconds: 1,
  callSeconds: 1,
});

/** Names of all functions of the client, groups before a dot. */
function listFunctions(holder: object, prefix = ""): string[] {
  return Object.entries(holder).flatMap(([key, value]) => {
    if (typeof value === "function") return [`${prefix}${key}`];
    return typeof value === "object" && value !== null ? listFunctions(value, `${prefix}${key}.`) : [];
  });
}

/** A pattern without the names of its variables, as both sides write them differently. */
const toShape = (path: string) => path.toLowerCase().replaceAll(/\{[^}]*\}/g, "{}");

function findEndpoint(name: OperationName): string {
  if (name === "push.send") return "push sender";
  const [method, path = ""] = OPERATIONS[name].split(" ");
  const endpoint = ENDPOINTS.find((known) => known.method === method && toShape(known.path) === toShape(path));
  return endpoint === undefined ? "" : `\`${endpoint.call}\``;
}

function describeExamples(name: OperationName): string {
  const found = EXAMPLES.filter(({ operation }) => operation === name);
  const marks = [..."DRSIG"].filter((mark) => found.some(({ certainty }) => certainty === mark));
  return found.length === 0 ? "" : `${found.length} (${marks.join("")})`;
}

function countAsked(name: OperationName): string {
  if (name === "push.send") return "push.test.ts";
  const asked = EXAMPLES.filter(({ operation, stage }) => operation === name && stage !== undefined).length;
  return asked === 0 ? "" : `sandbox.test.ts ×${asked}`;
}

/** The test file beside a group that calls the function. */
async function findClientTest(name: OperationName): Promise<string> {
  const parts = name.split(".");
  const folder = `lib/secuconnect/${(parts[0] ?? "").replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const files = await readdir(folder).catch(() => []);
  const call = new RegExp(`\\.${parts.at(-1)}\\(`);
  for (const file of files.filter((entry) => entry.endsWith(".test.ts"))) {
    if (call.test(await readFile(join(folder, file), "utf8"))) return `${folder.slice("lib/".length)}/${file}`;
  }
  return "";
}

interface Row {
  operation: OperationName;
  cells: string[];
}

async function buildRow(operation: OperationName): Promise<Row> {
  const other = ELSEWHERE[operation];
  const functions = listFunctions(client);
  const calls = functions.includes(operation) ? `\`${operation}\`` : "";
  const cells = [
    `\`${OPERATIONS[operation].replace("api/v2", "")}\``,
    other === undefined ? calls : other.client,
    findEndpoint(operation),
    describeExamples(operation),
    other === undefined ? await findClientTest(operation) : other.test.replace("lib/", ""),
    countAsked(operation),
  ];
  return { operation, cells };
}

const names = Object.keys(OPERATIONS) as OperationName[];
const rows = await Promise.all(names.map(buildRow));

describe("every operation", () => {
  it.each(rows)("$operation has client, sandbox, example and tests", ({ cells }) => {
    expect(cells).not.toContain("");
  });

  it.each(Object.entries(ELSEWHERE))("%s is where the table says", async (_name, { file, test }) => {
    await Promise.all([access(file), access(test)]);
  });

  it("of the client stands in the table", () => {
    const missing = listFunctions(client).filter((name) => !(name in OPERATIONS) && !CONVENIENCES.test(name));
    expect(missing).toEqual([]);
  });

  it("stands in docs/coverage.md (npm run coverage writes it)", async () => {
    const head = ["on the wire", "client", "sandbox", "examples", "test of the client", "test of the sandbox"];
    const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
    const table = [line(head), line(head.map(() => "---")), ...rows.map(({ cells }) => line(cells))];
    const introduction = [
      "# Coverage",
      "",
      "Every operation of the provider that the product promises, and where it is kept and tested. Computed by",
      "`lib/conformance/coverage.test.ts` from the client's functions, the sandbox's endpoints and the documented examples; an",
      "empty cell fails the test, and `npm run coverage` writes this page anew. The letters tell how sure the examples are:",
      "documented, recorded, seen in SDKs, inferred, guessed. Paths are below `/api/v2`.",
      "",
    ];
    await expect([...introduction, ...table, ""].join("\n")).toMatchFileSnapshot("../../docs/coverage.md");
  });
});
