import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readAs, toCents, toKnown } from "./reply.ts";

const schema = z.looseObject({ id: z.string(), owner: z.string().nullish() });
const reply = readAs(schema, ({ id }) => ({ id }));
const RAW = { id: "1", owner: "Erika Probe" };

describe("a reply", () => {
  it("keeps what arrived beside what was read, out of sight of logs", () => {
    const model = reply.parse(RAW);
    expect(model.raw).toBe(RAW);
    expect(JSON.stringify(model)).toBe('{"id":"1"}');
    expect(inspect(model)).not.toContain("Erika");
    expect({ ...model }).toEqual({ id: "1" });
  });

  it("that does not fit names fields and no values", () => {
    const parsed = reply.safeParse({ id: 4711, owner: "Erika Probe" });
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues.map((issue) => issue.path)).toEqual([["id"]]);
    expect(JSON.stringify(parsed.error?.issues)).not.toMatch(/4711|Erika/);
  });
});

describe("values", () => {
  it("are whole cents or nothing", () => {
    expect([toCents(3070), toCents(-500), toCents(12.5), toCents(null), toCents(undefined)]).toEqual([
      3070,
      -500,
      null,
      null,
      null,
    ]);
  });

  it("are words we know or unknown", () => {
    expect([toKnown(["ok"], "ok"), toKnown(["ok"], "on hold"), toKnown(["ok"], null)]).toEqual([
      "ok",
      "unknown",
      "unknown",
    ]);
  });
});
