// Vitest setup: property tests draw the same examples for the same state of the project, so that what was green here is green
// on the next machine, and every change is looked at with other examples. TEST_SEED=<number> draws those of another run.
import fc from "fast-check";

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.TEST_SEED) });
