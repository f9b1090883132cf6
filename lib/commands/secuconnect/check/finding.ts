import type { ExitCode } from "../shell/exit-codes.ts";

/** One line of the check: how it is, and what to do where it is not good. */
export interface Finding {
  name: string;
  level: "ok" | "warning" | "failed";
  text: string;
  advice: string | null;
  /** How the program ends when this is the first failure. */
  exit?: ExitCode;
}

export function ok(name: string, text: string): Finding {
  return { name, level: "ok", text, advice: null };
}

export function warn(name: string, text: string, advice: string): Finding {
  return { name, level: "warning", text, advice };
}

export function fail(name: string, text: string, advice: string | null, exit: ExitCode): Finding {
  return { name, level: "failed", text, advice, exit };
}
