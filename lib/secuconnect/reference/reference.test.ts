import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_CONTRACT,
} from "#lib/secuconnect/wire/sandbox-credentials.ts";
import { createOperations } from "../client.ts";
import { openSandbox, type SandboxForTests } from "../fixtures/sandbox-client.ts";
import { sellOnInvoice } from "./example.ts";
import { probeReply, probeRequest } from "./probe-mapping.ts";
import { readDocstrings } from "./read-docstrings.ts";
import { renderReference } from "./render-reference.ts";

describe("the reference page", () => {
  it("is the one the code makes; `npm run reference` writes it anew", async () => {
    expect(await readFile("docs/secuconnect-client.md", "utf8")).toBe(await renderReference(process.cwd()));
  }, 120_000);

  it("has every operation of the client", async () => {
    const page = await readFile("docs/secuconnect-client.md", "utf8");
    const { legacy, ...groups } = createOperations(() => Promise.reject(new Error("no call is made")));
    const names = Object.entries({ ...groups, "legacy.invoices": legacy.invoices }).flatMap(([group, operations]) =>
      Object.keys(operations).map((operation) => `### \`${group}.${operation}(`),
    );
    expect(names).toHaveLength(44);
    expect(names.filter((name) => !page.includes(name))).toEqual([]);
    expect(Object.keys(legacy.prepays)).toEqual(Object.keys(legacy.invoices));
  });
});

describe("the example", () => {
  let sandbox: SandboxForTests;
  beforeAll(async () => {
    sandbox = await openSandbox();
  });
  afterAll(() => sandbox.close());

  it("sells on invoice", async () => {
    const { apiUrl, tokenUrl } = sandbox.running;
    const credentials = { clientId: SANDBOX_CLIENT_ID, clientSecret: SANDBOX_CLIENT_SECRET };
    const settings = { apiUrl, tokenUrl, ...credentials, tokenSeconds: 2, callSeconds: 2 };
    expect(await sellOnInvoice(settings, SANDBOX_CONTRACT)).toMatch(/^DE\d{20} TA \d+$/);
    await sandbox.lever("next", { call: "prepare", outcome: "declined" });
    expect(await sellOnInvoice(settings, SANDBOX_CONTRACT)).toBe("not on invoice: failed");
  });
});

describe("probing", () => {
  it("finds which wire field fills which of ours, stand-ins too", () => {
    const wire = z.looseObject({
      id: z.string(),
      a: z.number().nullish(),
      b: z.looseObject({ c: z.number().nullish() }).nullish(),
    });
    const pairs = probeReply(wire, ({ id, a, b }) => ({ ours: id, sum: b?.c ?? a ?? null }));
    expect(pairs).toEqual([
      { ours: "ours", wire: "id" },
      { ours: "sum", wire: "a" },
      { ours: "sum", wire: "b.c" },
    ]);
  });

  it("fails where an argument goes nowhere", async () => {
    const reply = z.unknown();
    const probe = probeRequest<[{ used: string; forgotten: string }]>(
      (callApi, [{ used }]) => callApi({ operation: "x.y", method: "POST", path: "/X", body: { wire: used }, reply }),
      [[{ used: "u", forgotten: "f" }]],
      ["request"],
    );
    await expect(probe).rejects.toThrow("x.y: request.forgotten goes nowhere");
  });
});

describe("docstrings", () => {
  const source = (comment: string) =>
    `/** A group. */\nexport interface XOperations {\n${comment}  go(id: string): Promise<void>;\n}\n`;

  it("without errors or source are an error", () => {
    const complete =
      "  /**\n   * Goes.\n   * @throws E when\n   * @see secuconnect-api §3.1 and §4, D/S; open questions 2, 3\n   */\n";
    expect(readDocstrings(source(complete)).operations).toEqual([
      {
        name: "go",
        parameters: ["id"],
        signature: "go(id: string)",
        reply: { words: "nothing", model: null },
        text: "Goes.",
        errors: [{ name: "E", when: "when" }],
        sources: ["§3.1", "§4"],
        certainty: ["D", "S"],
        questions: [2, 3],
      },
    ]);
    expect(() => readDocstrings(source(complete.replace("   * @throws E when\n", "")))).toThrow("go:");
    expect(() => readDocstrings(source(complete.replace(", D/S", "")))).toThrow("go:");
    expect(() => readDocstrings(source(""))).toThrow("1 operations, 0 of them documented");
  });
});
