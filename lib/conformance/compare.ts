import { compareBodies, type Difference, showValue } from "./compare-bodies.ts";
import type { Example } from "./example.ts";

export interface SentReply {
  status: number;
  reason: string;
  /** names in lower case */
  headers: Record<string, string>;
  /** parsed JSON, the bytes of a picture, or the text as it stands */
  body: unknown;
}

/** Compares a live reply with an example: status, reason phrase and headers literally, the body by its structure. */
export function compareReply({ reply, rules }: Pick<Example, "reply" | "rules">, sent: SentReply): Difference[] {
  const differences: Difference[] = [];
  const note = (path: string, expected: unknown, received: unknown) => {
    differences.push({ path, expected: showValue(expected), received: showValue(received) });
  };
  if (sent.status !== reply.status) note("HTTP status", reply.status, sent.status);
  if (reply.reason !== undefined && sent.reason !== reply.reason) note("reason phrase", reply.reason, sent.reason);
  if (differences.length > 0) {
    // Another answer altogether: what its body lacks says nothing.
    note("body", "as in the example", sent.body);
    return differences;
  }
  for (const [name, value] of Object.entries(reply.headers ?? {})) {
    const received = sent.headers[name.toLowerCase()];
    if (received?.toLowerCase() !== value.toLowerCase()) note(`header ${name}`, value, received);
  }
  return compareBodies(reply.body, sent.body, rules).concat(differences);
}
