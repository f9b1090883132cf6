import { EXAMPLES } from "./examples/index.ts";
import type { Host } from "./host.ts";
import { askQuestion } from "./questions/ask.ts";
import { QUESTIONS } from "./questions/index.ts";
import { describeOutcome, runExample } from "./run-examples.ts";

export interface Count {
  passed: number;
  failed: number;
  /** cannot be provoked here; not passed */
  silent: number;
}

/**
 * Asks a host for every example and every open question, one after the other, and writes one line for each.
 * @param write takes a line; differences follow indented
 */
export async function runSuite(host: Host, write: (line: string) => void): Promise<Count> {
  const count: Count = { passed: 0, failed: 0, silent: 0 };
  const note = (kind: keyof Count, title: string, details = "") => {
    count[kind] += 1;
    const mark = { passed: " ok  ", failed: "FAIL ", silent: " --  " }[kind];
    write(`${mark} ${title}${kind === "silent" ? ` – cannot be provoked here: ${details}` : ""}`);
    if (kind === "failed") for (const line of details.split("\n")) write(`        ${line}`);
  };
  for (const example of EXAMPLES) {
    const outcome = await runExample(host, example);
    const kind = outcome.kind === "same" ? "passed" : outcome.kind === "notProvoked" ? "silent" : "failed";
    const source = kind === "failed" ? `\nsource: ${example.source} (${example.certainty})` : "";
    note(kind, `${example.operation}: ${example.title}`, describeOutcome(outcome) + source);
  }
  for (const question of QUESTIONS) {
    const title = `Question ${question.number}: ${question.asks}`;
    const answer = await askQuestion(host, question);
    if (answer.kind === "asRead") note("passed", title);
    else if (answer.kind === "otherwise") note("failed", title, answer.sentence);
    else note(answer.kind === "broken" ? "failed" : "silent", title, answer.reason);
  }
  return count;
}
