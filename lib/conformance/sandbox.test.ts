import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXAMPLES } from "./examples/index.ts";
import { openSandboxHost, type SandboxHost } from "./fixtures/sandbox-host.ts";
import { describeOutcome, runExample } from "./run-examples.ts";

let sandbox: SandboxHost;
beforeAll(async () => {
  sandbox = await openSandboxHost();
});
afterAll(() => sandbox.close());

const askable = EXAMPLES.filter(({ stage }) => stage !== undefined);

describe("the sandbox answers as documented", () => {
  it.each(askable.map((example) => [`${example.operation}: ${example.title}`, example] as const))(
    "%s",
    async (_name, example) => {
      expect(describeOutcome(await runExample(sandbox.host, example))).toBe("same");
    },
  );
});

describe("the strict sandbox finds nothing misspelt in the examples", () => {
  beforeAll(() => sandbox.levers.pull("contract", { strict: true }));

  const wellMade = askable.filter(({ request }) => !request.isNotOurs && request.body !== undefined);
  it.each(wellMade.map((example) => [`${example.operation}: ${example.title}`, example] as const))(
    "%s",
    async (_name, example) => {
      expect(describeOutcome(await runExample(sandbox.host, example))).toBe("same");
    },
  );
});
