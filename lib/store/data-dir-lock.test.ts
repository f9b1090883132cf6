import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { askLockHolder, DataDirInUse, lockDataDir, lockSocketPath } from "./data-dir-lock.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function collect(lines: AsyncIterable<string> | null): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines ?? []) all.push(line);
  return all;
}

describe("lockDataDir", () => {
  it("refuses a second holder with a sentence that names the folder, until the first lets go", async () => {
    const first = await lockDataDir(folder);
    await expect(lockDataDir(folder)).rejects.toThrow(DataDirInUse);
    await expect(lockDataDir(folder)).rejects.toThrow(folder);
    await first.release();
    await (await lockDataDir(folder)).release();
  });

  it("lets exactly one of many starters win", async () => {
    const starts = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataDir(folder)));
    const won = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    expect(won).toHaveLength(1);
    await won[0]?.release();
  });

  it("takes over what a killed process left behind", async () => {
    const script = `require("node:net").createServer().listen(${JSON.stringify(lockSocketPath(folder))}, () => console.log("up"))`;
    const child = spawn(process.execPath, ["-e", script]);
    await new Promise((resolve) => child.stdout.once("data", resolve));
    await expect(lockDataDir(folder)).rejects.toThrow(DataDirInUse);
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    await (await lockDataDir(folder)).release();
  });

  it("answers commands of the same user only, however long the answer", async () => {
    const lock = await lockDataDir(folder);
    lock.answerWith(async function* (command) {
      for (let index = 0; index < 20_000; index += 1) yield `${command} ${index} ${"x".repeat(50)}`;
    });
    expect(statSync(lockSocketPath(folder)).mode & 0o077).toBe(0);
    const lines = await collect(await askLockHolder(folder, "dump"));
    expect(lines).toHaveLength(20_000);
    expect(lines.at(-1)).toMatch(/^dump 19999 x+$/);
    await lock.release();
    expect(await askLockHolder(folder, "dump")).toBeNull();
  });

  it("is not fooled by a file that happens to have its name", async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "shop.sock"), "");
    await (await lockDataDir(folder)).release();
  });
});
