import { findLegacy, readLegacyMethod } from "./find-legacy.ts";
import type { Command } from "./shell/command.ts";
import { readHash } from "./shell/ids.ts";
import { legacyToJson, writeLegacy } from "./views/legacy-view.ts";

export const LEGACY_GET: Command = {
  name: "legacy get",
  arguments: "<hash>",
  takes: { least: 1, most: 1 },
  summary: "reads a transaction of the older endpoints",
  notes: ["Both endpoints are asked unless --method says which."],
  options: { method: { type: "string", value: "METHOD", help: "invoice or prepaid" } },
  changes: "nothing",
  run: async (input, { client, ink, raw }) => {
    const method = readLegacyMethod(input.text("method"));
    const found = await findLegacy(client, readHash(input.positionals[0] ?? ""), method);
    return {
      lines: ["", ...writeLegacy(found.legacy, found.method, ink)],
      json: { legacy: legacyToJson(found.legacy, found.method, raw) },
    };
  },
};
