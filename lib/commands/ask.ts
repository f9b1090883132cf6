import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Asks at the terminal, on stderr so that stdout stays clean. @throws Error where nobody can answer */
export async function ask(question: string): Promise<string> {
  return dialogue(question, process.stderr);
}

/** The same without showing what is typed. */
export async function askSecret(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    return await dialogue("", silent);
  } finally {
    process.stderr.write("\n");
  }
}

/** The first line of what is piped in. */
export async function readPiped(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin) text += chunk;
  return text.split(/\r?\n/, 1)[0] ?? "";
}

async function dialogue(question: string, output: NodeJS.WritableStream): Promise<string> {
  if (process.stdin.isTTY !== true) throw new Error("There is no terminal to ask at; give everything as options.");
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  try {
    const closed = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
    return (await Promise.race([lines.question(question), closed])).trim();
  } finally {
    lines.close();
  }
}
