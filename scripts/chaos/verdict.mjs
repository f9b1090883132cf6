import { say } from "../terminal.mjs";

/** Collects what a run has found out, one line each. */
export function createVerdict() {
  let passed = 0;
  let failed = 0;
  return {
    /** @param {string} sentence what should be true @param {boolean} isTrue @param {unknown} [seen] told when it is not */
    check(sentence, isTrue, seen) {
      if (isTrue) passed += 1;
      else failed += 1;
      say(`${isTrue ? " ok " : "FAIL"}  ${sentence}${isTrue ? "" : `: ${JSON.stringify(seen)}`}`);
    },
    /** The last line, and the exit status. */
    end() {
      if (failed > 0 || passed === 0) process.exitCode = 1;
      say(`${passed} passed, ${failed} failed`);
    },
  };
}
