import type { Command, OptionSpec } from "./command.ts";
import { EXIT_MEANINGS } from "./exit-codes.ts";
import { GLOBAL_OPTIONS } from "./global-options.ts";
import { alignRows } from "./layout.ts";

const CALL = "npm run secuconnect --";

/** Help of the whole program. */
export function writeHelp(commands: readonly Command[]): string[] {
  return [
    "Looks at secuconnect, and acts there, with the settings of the shop.",
    "",
    `Usage: ${CALL} <command> [options]`,
    "",
    "Commands",
    ...alignRows(
      commands.map(({ name, arguments: given, summary }) => [`${name} ${given}`.trimEnd(), summary]),
      "  ",
    ),
    "",
    "Options of every command",
    ...listOptions(GLOBAL_OPTIONS),
    "",
    "Settings: SECUCONNECT_* from the environment or .env. Without SECUCONNECT_API_URL it talks to the sandbox of this",
    "machine on SANDBOX_PORT. For a clean pipe let npm be silent: npm run --silent secuconnect -- list --json",
    "",
    ...listExitCodes(),
  ];
}

/** Help of one command. */
export function writeCommandHelp(command: Command): string[] {
  const { name, arguments: given, summary, notes, options } = command;
  const own = Object.keys(options).length > 0 ? ["", "Options", ...listOptions(options)] : [];
  return [
    `${summary}`,
    "",
    `Usage: ${CALL} ${[name, given].filter(Boolean).join(" ")} [options]`,
    ...(notes.length > 0 ? ["", ...notes] : []),
    ...own,
    "",
    "Options of every command",
    ...listOptions(GLOBAL_OPTIONS),
    "",
    ...listExitCodes(),
  ];
}

function listOptions(options: Readonly<Record<string, OptionSpec>>): string[] {
  return alignRows(
    Object.entries(options).map(([name, { value, help }]) => [`--${name}${value ? ` ${value}` : ""}`, help]),
    "  ",
  );
}

function listExitCodes(): string[] {
  return [
    "Exit codes",
    ...alignRows(
      EXIT_MEANINGS.map(([code, meaning]) => [String(code), meaning]),
      "  ",
    ),
  ];
}
