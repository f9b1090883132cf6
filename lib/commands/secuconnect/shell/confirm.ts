import { createInterface } from "node:readline/promises";
import { UsageError } from "./exit-codes.ts";

interface Terminal {
  stdin: NodeJS.ReadStream;
  stderr: NodeJS.WriteStream;
}

/**
 * Asks on stderr, so that stdout stays clean. Anything but yes is no.
 * @throws UsageError where nobody can answer
 */
export async function confirm(question: string, { stdin, stderr }: Terminal): Promise<boolean> {
  if (stdin.isTTY !== true || stderr.isTTY !== true) {
    throw new UsageError("This needs a yes, and there is no terminal to ask at. Add --yes if it is meant.");
  }
  const dialog = createInterface({ input: stdin, output: stderr });
  try {
    const closed = new Promise<string>((resolve) => dialog.once("close", () => resolve("")));
    const answer = await Promise.race([dialog.question(`${question} [y/N] `), closed]);
    return /^(y|yes)$/i.test(answer.trim());
  } finally {
    dialog.close();
  }
}
