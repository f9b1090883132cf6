import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isAlive, listDescendants } from "../process-tree.mjs";
import { spawnTethered, waitForEnd } from "../processes.mjs";
import { createKillable } from "./killable.mjs";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "killable-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** @param {string} name @param {string} program of a process that says "ready" when it is */
async function prepare(name, program) {
  const file = join(folder, `${name}.mjs`);
  await writeFile(file, program);
  const launch = async () => {
    /** @type {string[]} */
    const lines = [];
    const child = spawnTethered([file], { env: process.env, cwd: folder, onLine: (line) => lines.push(line) });
    return { name, child, ended: waitForEnd(child), logFile: "", lastLines: () => lines, troubles: () => [] };
  };
  return createKillable(name, launch, async (part) => part.lastLines().includes("ready"));
}

it("kills a process with its children, and starts it again", async () => {
  const part = await prepare(
    "parent",
    `import { spawn } from "node:child_process";
     process.on("SIGTERM", () => {});
     spawn("sleep", ["1000"]).once("spawn", () => console.log("ready"));
     setInterval(() => {}, 1000);`,
  );
  for (const turn of [1, 2]) {
    expect(await part.start()).toBeGreaterThan(0);
    const pids = [part.pid() ?? 0, ...listDescendants(part.pid() ?? 0)];
    expect(pids).toHaveLength(2);
    await part.kill();
    expect(part.isUp()).toBe(false);
    await expect.poll(() => pids.filter(isAlive)).toEqual([]);
    expect(part.readyTimes).toHaveLength(turn);
  }
  expect(part.deaths).toEqual([]);
});

it("tells of a process that ends while starting, or starts it until it stays", async () => {
  const counter = join(folder, "starts");
  await writeFile(counter, "");
  const part = await prepare(
    "hesitant",
    `import { appendFileSync, readFileSync } from "node:fs";
     appendFileSync(${JSON.stringify(counter)}, "x");
     if (readFileSync(${JSON.stringify(counter)}, "utf8").length % 3) process.exit(1);
     console.log("ready"); setInterval(() => {}, 1000);`,
  );
  await expect(part.start()).rejects.toThrow("stopped while starting");
  await part.start({ respawn: true });
  expect(await readFile(counter, "utf8")).toBe("xxx");
  await part.kill();
});

it("notes when a process that was ready ends by itself", async () => {
  const part = await prepare("mortal", `console.log("ready"); setTimeout(() => { throw new Error("alas"); }, 300);`);
  await part.start();
  await expect.poll(() => part.deaths).toHaveLength(1);
  expect(part.deaths[0]?.lastLines.join("\n")).toContain("Error: alas");
  expect(part.isUp()).toBe(false);
});

it("does not bring back what is killed while it starts", async () => {
  const part = await prepare("slow", "setInterval(() => {}, 1000);");
  const starting = part.start({ respawn: true });
  const outcome = expect(starting).rejects.toThrow();
  await expect.poll(() => part.isUp()).toBe(true);
  await part.kill();
  await outcome;
  expect(part.isUp()).toBe(false);
});
