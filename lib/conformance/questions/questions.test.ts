import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSandboxHost, type SandboxHost } from "../fixtures/sandbox-host.ts";
import { Host } from "../host.ts";
import { askQuestion } from "./ask.ts";
import { QUESTIONS } from "./index.ts";
import type { OpenQuestion } from "./question.ts";
import { READINGS } from "./readings.ts";

let sandbox: SandboxHost;
beforeAll(async () => {
  sandbox = await openSandboxHost();
});
afterAll(() => sandbox.close());

const open = QUESTIONS.filter((question): question is OpenQuestion => "observe" in question);
const named = open.map((question) => [`${question.number}: ${question.asks}`, question] as const);
const flippable = named.filter(([, { flip }]) => flip !== undefined);

describe("the open questions", () => {
  it("are all 32 of them, each with a reading or a reason why nobody can look", () => {
    expect(QUESTIONS.map(({ number }) => number)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
    expect(Object.keys(READINGS).map(Number)).toEqual(open.map(({ number }) => number));
  });

  it.each(named)("%s – the sandbox answers as we read", async (_name, question) => {
    expect(await askQuestion(sandbox.host, question)).toEqual({ kind: "asRead" });
  });

  it.each(flippable)("%s – and the other way when told to", async (_name, question) => {
    const { flags, answer } = question.flip ?? { flags: {}, answer: "" };
    const turned = { ...READINGS, [question.number]: answer };
    expect(await askQuestion(sandbox.host, question, flags, turned)).toEqual({ kind: "asRead" });
    expect(await askQuestion(sandbox.host, question, flags)).toMatchObject({
      kind: "otherwise",
      sentence: expect.stringContaining(`set ${question.number}: "${answer}"`),
    });
    expect(await askQuestion(sandbox.host, question)).toEqual({ kind: "asRead" });
  });

  it.each(named)("%s – a contrary reading is noticed", async (_name, question) => {
    const host = new Host(sandbox.host.settings, sandbox.levers);
    const answer = await askQuestion(host, question, {}, { ...READINGS, [question.number]: "the contrary" });
    expect(answer).toMatchObject({ kind: "otherwise", sentence: expect.stringContaining("the contrary") });
  });

  it("are not answered by guessing where only the sandbox can be moved", async () => {
    const host = new Host(sandbox.host.settings);
    const silent = QUESTIONS.filter((question) => "hidden" in question || question.needsLevers);
    expect(silent.length).toBeGreaterThan(0);
    for (const question of silent) expect((await askQuestion(host, question)).kind).toBe("notProvoked");
    const mixed = QUESTIONS.filter(({ number }) => number === 30);
    for (const question of mixed) {
      expect(await askQuestion(host, question)).toEqual({
        kind: "notProvoked",
        reason: "mixed baskets are not enabled",
      });
    }
  });
});
