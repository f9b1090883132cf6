import { createSecuconnectClient } from "#lib/secuconnect/index.ts";
import { CHECK } from "./check.ts";
import { COMMANDS } from "./command-list.ts";
import { allowChange } from "./shell/allow-change.ts";
import type { Command, Input, Outcome } from "./shell/command.ts";
import { confirm } from "./shell/confirm.ts";
import { EXIT, type ExitCode, UsageError } from "./shell/exit-codes.ts";
import { explainFailure } from "./shell/explain-failure.ts";
import { writeCommandHelp, writeHelp } from "./shell/help.ts";
import { createInk } from "./shell/ink.ts";
import { readArguments } from "./shell/read-arguments.ts";
import { describeTarget, isUnprotected, readTarget } from "./shell/target.ts";
import { failureToJson, writeFailure } from "./shell/write-failure.ts";

type Surroundings = Pick<NodeJS.Process, "env" | "stdin" | "stdout" | "stderr">;

/** Runs one command line. Never throws; what went wrong is told, and in the exit code. */
export async function runSecuconnect(argv: readonly string[], around: Surroundings): Promise<ExitCode> {
  const { stdout, stderr } = around;
  // The reader of a pipe may leave early, as `head` does.
  stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? EXIT.ok : EXIT.usage));
  const print = (stream: NodeJS.WriteStream, lines: readonly string[]) => stream.write(`${lines.join("\n")}\n`);
  const isJson = argv.includes("--json");
  try {
    const { command, input } = readArguments(argv, COMMANDS);
    if (command === null && !input.flag("help")) throw new UsageError('Which command? Try "--help".');
    if (command === null || input.flag("help")) {
      const lines = command === null ? writeHelp(COMMANDS) : writeCommandHelp(command);
      if (isJson) print(stdout, [JSON.stringify({ help: lines.join("\n") }, null, 2)]);
      else print(stdout, lines);
      return EXIT.ok;
    }
    if (input.flag("raw") && !isJson) throw new UsageError("--raw only works together with --json.");
    const outcome = await runCommand(command, input, around, (line) => print(isJson ? stderr : stdout, [line]));
    print(stdout, isJson ? [JSON.stringify(outcome.json, null, 2)] : outcome.lines);
    return outcome.exit ?? EXIT.ok;
  } catch (error) {
    const failure = explainFailure(error);
    const [first = "", ...rest] = writeFailure(failure);
    print(stderr, [createInk(stderr, around.env)("red", first), ...rest]);
    if (argv.includes("--debug") && error instanceof Error) print(stderr, ["", error.stack ?? ""]);
    if (isJson) print(stdout, [JSON.stringify(failureToJson(failure), null, 2)]);
    return failure.exit;
  }
}

async function runCommand(
  command: Command,
  input: Input,
  around: Surroundings,
  announce: (line: string) => void,
): Promise<Outcome> {
  const target = readTarget(around.env);
  const ink = createInk(around.stdout, around.env);
  announce(ink("dim", describeTarget(target)));
  if (command !== CHECK && isUnprotected(target)) {
    throw new UsageError("SECUCONNECT_API_URL and SECUCONNECT_TOKEN_URL must begin with https:// for this host.");
  }
  allowChange(command, target, input.flag("live"));
  return command.run(input, {
    client: createSecuconnectClient(target.settings),
    target,
    ink,
    raw: input.flag("raw"),
    confirm: (question) => confirm(question, around),
  });
}
