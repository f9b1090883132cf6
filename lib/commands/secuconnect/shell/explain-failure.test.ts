import { expect, it } from "vitest";
import { ApiFailure, OAuthFailure, TransportFailure, UnreadableAnswer } from "#lib/secuconnect/index.ts";
import { EXIT } from "./exit-codes.ts";
import { explainFailure } from "./explain-failure.ts";
import { UnknownOutcome } from "./make-change.ts";

const refusal = (status: number, outcome: "notDone" | "unknown", details: string | null = null) =>
  new ApiFailure({
    status,
    exception: "ProductFormatException",
    code: 1001,
    supportId: "0f3ac1d2",
    outcome,
    retryAfterSeconds: status === 429 ? 7 : null,
    details,
    userText: "Bitte prüfen",
  });

it.each([
  [refusal(400, "notDone"), EXIT.refused],
  [refusal(429, "notDone"), EXIT.unreachable],
  [refusal(500, "unknown"), EXIT.unreachable],
  [new UnreadableAnswer("HTTP 200, no JSON"), EXIT.unreachable],
  [new OAuthFailure("invalid_client", 400), EXIT.refused],
  [new TransportFailure("ECONNREFUSED", "notDone"), EXIT.unreachable],
  [new UnknownOutcome("capturing PCI_1", "show PCI_1", refusal(500, "unknown")), EXIT.unknown],
  [new Error("a slip of ours"), EXIT.usage],
])("ends with its own exit code: %s", (error, exit) => {
  expect(explainFailure(error).exit).toBe(exit);
});

it("masks account numbers in what the provider repeats, and keeps the rest", () => {
  const failure = explainFailure(refusal(400, "notDone", "iban DE35 5001 0517 5418 4931 88 is unknown"));
  expect(failure).toMatchObject({ supportId: "0f3ac1d2", code: 1001, userText: "Bitte prüfen" });
  expect(failure.details).not.toMatch(/5001|0517|5418/);
  expect(failure.details).toMatch(/^iban DE35 … .*is unknown$/);
});

it("says how long to wait where the provider does", () => {
  expect(explainFailure(refusal(429, "notDone")).advice).toContain("try again in 7 s");
});
