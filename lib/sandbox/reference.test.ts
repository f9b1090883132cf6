import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_CONTRACT,
} from "#lib/secuconnect/wire/sandbox-credentials.ts";
import { PLAIN_OUTCOMES } from "./faults.ts";
import { KNOWN_NUMBERS } from "./legacy-status.ts";
import { OUTSIDE_EVENTS } from "./outside-events.ts";
import { ENDPOINTS } from "./provider-calls.ts";
import { PUSH_MODES } from "./pushes.ts";
import { SMTP_MODES } from "./smtp-listener.ts";
import { PUSH_FATES } from "./state.ts";
import { createMeta } from "./state-defaults.ts";

const REFERENCE = readFileSync(join(import.meta.dirname, "../../docs/sandbox.md"), "utf8");
const ROWS = REFERENCE.split("\n").filter((line) => line.startsWith("|"));

const normalise = (path: string) => path.toLowerCase().replaceAll(/\{\w+\}/g, "{}");
const DOCUMENTED = new Map(
  [...REFERENCE.matchAll(/^\| `(GET|POST|PUT|DELETE) \/(\S+)`[^|]* \| ([^|]*) \|/gm)].map(
    ([, method, path = "", call]) => [`${method} ${normalise(path)}`, call?.trim()],
  ),
);

describe("docs/sandbox.md", () => {
  // the legacy methods share their rows
  const listed = ENDPOINTS.filter(({ path }) => !/\/(secupayprepays|secupaydebits)/.test(path));
  it.each(listed.map(({ method, path, call, family }) => ({ method, path, call, family })))(
    "names $method $path",
    ({ method, path, call, family }) => {
      const expected = family === undefined ? call : `${call} (${family})`;
      expect(DOCUMENTED.get(`${method} ${normalise(path)}`)).toBe(expected);
    },
  );

  it("names no endpoint that does not exist", () => {
    const known = listed.map(({ method, path }) => `${method} ${normalise(path)}`);
    for (const endpoint of DOCUMENTED.keys()) expect(known).toContain(endpoint);
  });

  it("names every flag, outcome, event, mode and number", () => {
    const hasRow = (word: string) => ROWS.some((row) => row.includes(`\`${word}\``));
    for (const [flag, value] of Object.entries(createMeta("x").contract)) {
      expect(ROWS, flag).toContainEqual(expect.stringContaining(`| \`${flag}\` | \`${JSON.stringify(value)}\` |`));
    }
    for (const word of [...PLAIN_OUTCOMES, ...PUSH_MODES, ...SMTP_MODES])
      expect([word, hasRow(word)]).toEqual([word, true]);
    for (const fate of PUSH_FATES) expect(REFERENCE).toContain(`\`${fate}\``);
    for (const event of OUTSIDE_EVENTS) expect(REFERENCE).toContain(`transactions/$ID/${event}\``);
    const numbers = /`TestChangedPaymentStatus \{.*?placeholders/s.exec(REFERENCE)?.[0] ?? "";
    for (const number of KNOWN_NUMBERS) expect(numbers).toMatch(new RegExp(`\\b${number}\\b`));
  });

  it("gives the credentials that work", () => {
    for (const value of [SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET, SANDBOX_CONTRACT])
      expect(REFERENCE).toContain(value);
  });
});
