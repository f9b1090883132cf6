import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { confirm } from "./confirm.ts";

/** A terminal with somebody typing at it. */
function openTerminal(isTTY: boolean) {
  const stdin = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.ReadStream;
  const stderr = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.WriteStream;
  let seen = "";
  (stderr as unknown as PassThrough).on("data", (chunk) => {
    seen += String(chunk);
  });
  return { stdin, stderr, keyboard: stdin as unknown as PassThrough, seen: () => seen };
}

it.each([
  ["y\n", true],
  ["YES\n", true],
  [" yes \n", true],
  ["\n", false],
  ["n\n", false],
  ["yellow\n", false],
])("takes %j for %s", async (keys, answer) => {
  const terminal = openTerminal(true);
  const asked = confirm("Cancel?", terminal);
  terminal.keyboard.write(keys);
  expect(await asked).toBe(answer);
  expect(terminal.seen()).toContain("Cancel? [y/N]");
});

it("takes the end of the input for a no", async () => {
  const terminal = openTerminal(true);
  const asked = confirm("Cancel?", terminal);
  terminal.keyboard.end();
  expect(await asked).toBe(false);
});

it("does not ask where nobody sits", async () => {
  const terminal = openTerminal(false);
  await expect(confirm("Cancel?", terminal)).rejects.toThrow("Add --yes if it is meant.");
  expect(terminal.seen()).toBe("");
});
