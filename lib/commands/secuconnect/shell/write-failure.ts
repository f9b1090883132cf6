import type { Failure } from "./explain-failure.ts";
import { alignRows } from "./layout.ts";

/** A failure for a person: one sentence, what is known, what to do. */
export function writeFailure(failure: Failure): string[] {
  const facts = alignRows(
    [
      ["details", failure.details],
      ["for customers", failure.userText],
    ],
    "  ",
  );
  return [failure.message, ...facts, ...(failure.advice === null ? [] : [failure.advice])];
}

/** The same as the one document of `--json`. */
export function failureToJson({ exit, kind, message, advice, ...facts }: Failure) {
  return { error: { kind, exitCode: exit, message, advice, ...facts } };
}
