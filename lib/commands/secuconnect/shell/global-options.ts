import type { OptionSpec } from "./command.ts";

/** Understood by every command. */
export const GLOBAL_OPTIONS = {
  json: { type: "boolean", help: "one JSON document on stdout, everything else on stderr" },
  raw: { type: "boolean", help: "with --json: the provider's own reply beside our reading of it" },
  live: { type: "boolean", help: "allow changes on the production host or with SECUCONNECT_DEMO=false" },
  debug: { type: "boolean", help: "stack traces of errors" },
  help: { type: "boolean", help: "this text, or the text for one command" },
} as const satisfies Record<string, OptionSpec>;
