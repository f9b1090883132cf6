/** An operation as its interface describes it. */
export interface OperationDoc {
  name: string;
  /** names of the arguments */
  parameters: string[];
  /** as written, for people */
  signature: string;
  /** what comes back, in words, and the model's name in them where there is one */
  reply: { words: string; model: string | null };
  text: string;
  errors: { name: string; when: string }[];
  /** `§3.1` … */
  sources: string[];
  /** D, R, S, I, G */
  certainty: string[];
  questions: number[];
}

export interface GroupDoc {
  text: string;
  operations: OperationDoc[];
}

/** Reads the docstrings of the one `…Operations` interface in a source file. @throws Error where one is incomplete */
export function readDocstrings(source: string): GroupDoc {
  const match = /\/\*\* ([^\n]*) \*\/\nexport interface \w+Operations \{\n([\s\S]*?)\n\}\n/.exec(source);
  const [, text, body] = match ?? [];
  if (text === undefined || body === undefined) throw new Error("no documented …Operations interface");
  const result = /^type Result = Promise<([\s\S]*?)>;$/m.exec(source)?.[1] ?? "";
  const entries = body.matchAll(/\/\*\*\n([\s\S]*?)\*\/\s+(\w+)\(([\s\S]*?)\): ([^;]*);/g);
  const operations = [...entries].map(([, comment = "", name = "", args = "", returns = ""]) =>
    toDoc(name, comment, args, returns.replace("Result", `Promise<${result}>`)),
  );
  const count = body.match(/^ {2}\w+\(/gm)?.length;
  if (operations.length !== count) throw new Error(`${count} operations, ${operations.length} of them documented`);
  return { text, operations };
}

function toDoc(name: string, comment: string, args: string, returns: string): OperationDoc {
  const lines = comment.replaceAll(/^\s*\* ?/gm, "").trim();
  const [text = "", ...tags] = lines.split(/\n@/);
  const errors = tags.flatMap((tag) => {
    const [, error, when] = /^throws (\w+) ([\s\S]*)$/.exec(tag) ?? [];
    return error === undefined || when === undefined ? [] : [{ name: error, when: oneLine(when) }];
  });
  const see = tags.find((tag) => tag.startsWith("see secuconnect-api")) ?? "";
  const [, source = "", certainty = "", questions = ""] =
    /^see secuconnect-api (§[^,]+), ([DRSIG/]+)(?:; open questions? ([\d, ]+))?$/.exec(see.trim()) ?? [];
  if (errors.length === 0 || source === "") throw new Error(`${name}: errors or source are missing in its docstring`);
  const parameters = splitArguments(args);
  return {
    name,
    parameters: parameters.map((parameter) => /^\w+/.exec(parameter)?.[0] ?? ""),
    signature: `${name}(${parameters.map((parameter) => parameter.replaceAll("model.", "")).join(", ")})`,
    reply: { words: describeReply(returns), model: /Reply<(?:Page<)?model\.(\w+)/.exec(returns)?.[1] ?? null },
    text: oneLine(text),
    errors,
    sources: source.match(/§[\d.]+/g) ?? [],
    certainty: certainty.split("/"),
    questions: questions.split(",").filter(Boolean).map(Number),
  };
}

function describeReply(returns: string): string {
  if (returns === "Promise<void>") return "nothing";
  if (returns === "Promise<boolean>") return "true or false";
  if (returns.startsWith("AsyncGenerator")) return "one by one, each a";
  if (returns.includes("Page<")) return "a page of";
  return returns.endsWith("[]>") ? "a list of" : "a";
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** Top-level commas only: an argument's type may hold some of its own. */
function splitArguments(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const char of text) {
    if ("{<(".includes(char)) depth += 1;
    if ("}>)".includes(char)) depth -= 1;
    if (char === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts.map(oneLine).filter(Boolean);
}
