import type { SecuconnectClient } from "#lib/secuconnect/index.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { Ink } from "./ink.ts";
import type { Target } from "./target.ts";

export interface OptionSpec {
  type: "string" | "boolean";
  /** Stands for the value in the help, e.g. `EUR`. */
  value?: string;
  help: string;
}

/** What a command was given. `flag` and `text` take the option's name without dashes. */
export interface Input {
  positionals: readonly string[];
  flag(name: string): boolean;
  text(name: string): string | undefined;
}

export interface Context {
  client: SecuconnectClient;
  target: Target;
  ink: Ink;
  /** Whether the provider's own JSON is wanted beside our reading. */
  raw: boolean;
  /** Asks a yes-or-no question at the terminal. @throws UsageError where there is none */
  confirm(question: string): Promise<boolean>;
}

/** What came of a command: lines for a person, one document for a program. */
export interface Outcome {
  lines: readonly string[];
  json: unknown;
  exit?: ExitCode;
}

export interface Command {
  /** One or two words, e.g. `legacy create`. */
  name: string;
  /** Positional arguments as the help writes them, e.g. `<STX_…|PCI_…>`. */
  arguments: string;
  takes: { least: number; most: number };
  summary: string;
  /** Further lines of the command's own help. */
  notes: readonly string[];
  options: Readonly<Record<string, OptionSpec>>;
  /** `demo` invents data and never runs live; `payments` runs live with `--live` only. */
  changes: "nothing" | "demo" | "payments";
  run(input: Input, context: Context): Promise<Outcome>;
}
