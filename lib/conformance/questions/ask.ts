import type { Host } from "../host.ts";
import type { Question } from "./question.ts";
import { READINGS } from "./readings.ts";

export type Answer =
  | { kind: "asRead" }
  | { kind: "otherwise"; sentence: string }
  | { kind: "broken"; reason: string }
  | { kind: "notProvoked"; reason: string };

/**
 * Puts one question to a host and compares the answer with our reading.
 * @param flags of the sandbox's contract, to have it answer differently
 * @param readings by question number; other ones turn the assertion round
 */
export async function askQuestion(
  host: Host,
  question: Question,
  flags: Record<string, unknown> = {},
  readings: Record<number, string> = READINGS,
): Promise<Answer> {
  if ("hidden" in question) return { kind: "notProvoked", reason: question.hidden };
  const { levers } = host;
  if (question.needsLevers && levers === null)
    return { kind: "notProvoked", reason: "only the sandbox can be made to" };
  try {
    if (levers !== null && Object.keys(flags).length > 0) await levers.setContract(flags);
    const answer = await question.observe(host, levers);
    const reading = readings[question.number];
    if (answer === reading) return { kind: "asRead" };
    if (question.evasions?.includes(answer)) return { kind: "notProvoked", reason: answer };
    const consequence = question.answers[answer];
    return {
      kind: "otherwise",
      sentence:
        `The provider answers question ${question.number} differently (${question.asks} ` +
        `We read "${reading}", it says "${answer}"): set ${question.number}: "${answer}" in ` +
        `lib/conformance/questions/readings.ts${consequence === undefined ? "" : `; ${consequence}`}.`,
    };
  } catch (error) {
    return { kind: "broken", reason: error instanceof Error ? error.message : String(error) };
  } finally {
    await levers?.restore();
  }
}
