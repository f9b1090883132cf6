import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { ApiCall, CallApi } from "../connection/api-call.ts";
import { InvalidRequest } from "../request.ts";
import { listLeaves, spellPath, withLeaf } from "./leaves.ts";
import { sampleOf } from "./schema-sample.ts";

/** One field by its two names. */
export interface FieldPair {
  ours: string;
  wire: string;
}

/** Words some field understands, so that changing it to one of them is seen. */
const OTHER_WORDS = [
  "other",
  "created",
  "accepted",
  "order",
  "shipping",
  "collection",
  "authorization",
  "a",
  "Invoice",
  "CHF",
];

/**
 * Which wire field fills which field of ours, found out by running the mapping: each wire value is changed in turn and
 * what changes in the model belongs to it. So it says what the code does, not what somebody wrote down.
 */
export function probeReply<Wire>(schema: z.ZodType<Wire>, fromWire: (wire: Wire) => object): FieldPair[] {
  const read = (sample: unknown) => listLeaves(fromWire(schema.parse(sample)));
  const full = sampleOf(schema);
  const needed = listLeaves(full).filter(({ path }) => !schema.safeParse(withLeaf(full, path, undefined)).success);
  const least = needed.reduce<unknown>(
    (sample, { path, value }) => withLeaf(sample, path, value),
    Array.isArray(full) ? [] : {},
  );
  const pairs = listLeaves(full).flatMap(({ path, value }) => {
    const variants = alternatives(value).flatMap((other) => [
      [full, withLeaf(full, path, other)],
      // Alone, so that a field that only stands in for another one is seen too.
      [withLeaf(shellOf(least, full, path), path, value), withLeaf(shellOf(least, full, path), path, other)],
    ]);
    return variants.flatMap(([before, after]) => {
      if (!schema.safeParse(after).success) return [];
      return listChanges(read(before), read(after)).map((ours) => ({ ours, wire: spellPath(path) }));
    });
  });
  return withoutRepeats(pairs);
}

/** Objects on the way to a leaf, where the smallest sample has none. */
function shellOf(least: unknown, full: unknown, path: readonly (string | number)[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined || rest.length === 0) return least ?? (Array.isArray(full) ? [] : {});
  const below = (full as Record<string | number, unknown>)[key];
  const start = least ?? (Array.isArray(full) ? [] : {});
  return withLeaf(start, [key], shellOf((start as Record<string | number, unknown>)[key], below, rest));
}

function listChanges(before: ReturnType<typeof listLeaves>, after: ReturnType<typeof listLeaves>): string[] {
  const old = new Map(before.map(({ path, value }) => [path.join("\n"), value]));
  return after
    .filter(({ path, value }) => value !== null && !isDeepStrictEqual(old.get(path.join("\n")), value))
    .map(({ path }) => spellPath(path));
}

/** What one operation sends: where it goes, and which argument ends where in path, query and body. */
export interface RequestProbe {
  method: string;
  path: string;
  pairs: FieldPair[];
}

/**
 * @param run makes the call with these arguments
 * @param samples complete arguments; more than one where a field has several shapes
 * @param names of the arguments
 */
export async function probeRequest<Args extends readonly unknown[]>(
  run: (callApi: CallApi, args: Args) => Promise<unknown>,
  samples: readonly Args[],
  names: readonly string[],
): Promise<RequestProbe> {
  let http = { method: "", path: "" };
  const pairs: FieldPair[] = [];
  for (const sample of samples) {
    const call = await record((callApi) => run(callApi, sample));
    if (http.path === "") http = { method: call.method, path: namePath(call.path, sample, names) };
    const before = toLeafMap(call);
    for (const { path, value } of listLeaves(sample)) {
      const ours = spellPath([names[Number(path[0])] ?? "", ...path.slice(1)]);
      const found = pairs.length;
      for (const other of alternatives(value)) {
        const changed = await record((callApi) => run(callApi, withLeaf(sample, path, other))).catch(ignoreInvalid);
        if (changed === null) continue;
        for (const [wire, now] of toLeafMap(changed)) {
          if (now === String(other) && before.get(wire) === String(value)) pairs.push({ ours, wire });
        }
      }
      if (pairs.length === found && !call.path.split("/").includes(String(value))) {
        throw new Error(`${call.operation}: ${ours} goes nowhere`);
      }
    }
  }
  return { ...http, pairs: withoutRepeats(pairs) };
}

function ignoreInvalid(error: unknown): null {
  if (error instanceof InvalidRequest) return null;
  throw error;
}

/** Body fields by their paths, query fields as `?name`, all values as text. */
function toLeafMap(call: ApiCall<unknown>): Map<string, string> {
  const body = listLeaves(call.body).map(({ path, value }) => [spellPath(path), String(value)] as const);
  const query = [...(call.query ?? [])].map(([name, value]) => [`?${name}`, value] as const);
  return new Map([...body, ...query]);
}

function namePath(path: string, sample: readonly unknown[], names: readonly string[]): string {
  return path
    .split("/")
    .map((segment) => {
      const index = sample.findIndex((argument) => typeof argument === "string" && argument === segment);
      return index < 0 ? segment : `{${names[index]}}`;
    })
    .join("/");
}

class Recorded extends Error {
  constructor(readonly call: ApiCall<unknown>) {
    super("recorded");
  }
}

/** Runs an operation up to the moment it would send its call. */
async function record(run: (callApi: CallApi) => Promise<unknown>): Promise<ApiCall<unknown>> {
  const callApi: CallApi = (call) => Promise.reject(new Recorded(call as ApiCall<unknown>));
  try {
    await run(callApi);
  } catch (error) {
    if (error instanceof Recorded) return error.call;
    throw error;
  }
  throw new Error("the operation made no call");
}

function alternatives(value: unknown): unknown[] {
  if (typeof value === "number") return [value + 1, value + 7];
  if (typeof value === "boolean") return [!value];
  return OTHER_WORDS.filter((word) => word !== value);
}

function withoutRepeats(pairs: FieldPair[]): FieldPair[] {
  return [...new Map(pairs.map((pair) => [`${pair.ours}\n${pair.wire}`, pair])).values()];
}
