import { parseArgs } from "node:util";
import type { Command, Input } from "./command.ts";
import { UsageError } from "./exit-codes.ts";
import { GLOBAL_OPTIONS } from "./global-options.ts";
import { findNearest } from "./nearest-word.ts";

/**
 * Finds the command and reads its options.
 * @returns no command where none was named
 * @throws UsageError with a suggestion where one is near
 */
export function readArguments(
  argv: readonly string[],
  commands: readonly Command[],
): { command: Command | null; input: Input } {
  const args = argv.map((argument) => (argument === "-h" ? "--help" : argument));
  const everyOption: Command["options"] = Object.assign({}, GLOBAL_OPTIONS, ...commands.map(({ options }) => options));
  const words = scan(args, everyOption);
  // First, because the value of an option nobody knows would pass for a command.
  checkOptions(words.tokens, everyOption, null);
  const command = findCommand(words.positionals, commands);
  const options: Command["options"] = { ...GLOBAL_OPTIONS, ...command?.options };
  const { positionals, values, tokens } = scan(args, options);
  checkOptions(tokens, options, command);
  const given = command === null ? [] : positionals.slice(command.name.split(" ").length);
  const input: Input = {
    positionals: given,
    flag: (name) => values[name] === true,
    text: (name) => {
      const value = values[name];
      return typeof value === "string" ? value : undefined;
    },
  };
  if (command !== null && !input.flag("help")) checkCount(command, given);
  return { command, input };
}

function scan(argv: readonly string[], options: Command["options"]) {
  const known = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]));
  return parseArgs({ args: [...argv], options: known, strict: false, allowPositionals: true, tokens: true });
}

function findCommand(words: readonly string[], commands: readonly Command[]): Command | null {
  const [first, second] = words;
  if (first === undefined) return null;
  const found = commands.find(({ name }) => name === first || name === `${first} ${second ?? ""}`);
  if (found !== undefined) return found;
  const group = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  if (group.length > 0 && second === undefined) {
    throw new UsageError(`"${first}" needs a second word: ${group.join(", ")}.`);
  }
  const typed = group.length > 0 ? `${first} ${second}` : first;
  const firstWords = commands.map(({ name }) => (group.length > 0 ? name : (name.split(" ")[0] ?? name)));
  throw new UsageError(`There is no command "${typed}".${suggest(typed, firstWords)}`);
}

type Token = ReturnType<typeof scan>["tokens"][number];

function checkOptions(tokens: readonly Token[], options: Command["options"], command: Command | null): void {
  for (const token of tokens) if (token.kind === "option") checkOption(token, options, command);
}

function checkOption(
  { name, rawName, value }: Extract<Token, { kind: "option" }>,
  options: Command["options"],
  command: Command | null,
): void {
  const spec = options[name];
  if (spec === undefined) {
    const place = command === null ? "" : ` "${command.name}"`;
    const known = Object.keys(options).map((option) => `--${option}`);
    throw new UsageError(`There is no option ${rawName} for${place || " this program"}.${suggest(rawName, known)}`);
  }
  if (spec.type === "boolean" && value !== undefined) throw new UsageError(`--${name} takes no value.`);
  if (spec.type === "string" && !value?.trim()) {
    throw new UsageError(`--${name} needs a value: --${name} ${spec.value ?? "…"}.`);
  }
}

function checkCount({ name, arguments: wanted, takes }: Command, given: readonly string[]): void {
  if (given.length < takes.least) throw new UsageError(`"${name}" needs ${wanted}. Try "${name} --help".`);
  if (given.length > takes.most) {
    throw new UsageError(`"${name}" does not know what to do with "${given[takes.most]}". Try "${name} --help".`);
  }
}

function suggest(word: string, known: readonly string[]): string {
  const nearest = findNearest(word, known);
  return nearest === undefined ? ' Try "--help".' : ` Did you mean "${nearest}"?`;
}
