import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand, spawnTethered, stopTethered, waitForEnd } from "./processes.mjs";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "processes-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PROCESSES = JSON.stringify(new URL("./processes.mjs", import.meta.url).href);
const UNTIL_KILLED = "console.log(process.pid); setInterval(() => {}, 1000);";

it("ends a tethered process when its starter is killed", async () => {
  const child = await writeProgram("child.mjs", UNTIL_KILLED);
  const starterProgram = await writeProgram(
    "starter.mjs",
    `import { spawnTethered } from ${PROCESSES};
     spawnTethered([${JSON.stringify(child)}], { env: process.env, cwd: "/", onLine: (line) => console.log(line) });`,
  );
  const starter = spawn(process.execPath, [starterProgram], { stdio: ["ignore", "pipe", "inherit"] });
  const pid = Number(await new Promise((resolve) => createInterface({ input: starter.stdout }).once("line", resolve)));
  expect(isAlive(pid)).toBe(true);
  starter.kill("SIGKILL");
  await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
});

it("leaves forks of a tethered process their own channel", async () => {
  const fork = await writeProgram("fork.mjs", `process.on("message", (text) => process.send(text + " back"));`);
  const child = await writeProgram(
    "forking.mjs",
    `import { fork } from "node:child_process";
     const worker = fork(${JSON.stringify(fork)});
     worker.once("message", (text) => { console.log(text); worker.disconnect(); });
     setTimeout(() => worker.send("there and"), 500);`,
  );
  /** @type {string[]} */
  const lines = [];
  const ending = await waitForEnd(
    spawnTethered([child], { env: process.env, cwd: folder, onLine: (line) => lines.push(line) }),
  );
  expect(ending.status).toBe(0);
  expect(lines).toEqual(["there and back"]);
});

it("holds back what a command says, both streams, and still tells how it ended", async () => {
  let text = "";
  const onOutput = (/** @type {string} */ piece) => {
    text += piece;
  };
  const program = 'console.log("said"); console.error("complained"); process.exitCode = 3';
  const { status } = await runCommand(process.execPath, ["-e", program], { onOutput });
  expect(status).toBe(3);
  expect(text.trim().split("\n").sort()).toEqual(["complained", "said"]);
});

it("insists when a process does not end when asked", async () => {
  const deaf = await writeProgram("deaf.mjs", `process.on("SIGTERM", () => {}); ${UNTIL_KILLED}`);
  /** @type {() => void} */
  let onReady = () => {};
  const ready = new Promise((resolve) => {
    onReady = () => resolve(undefined);
  });
  const child = spawnTethered([deaf], { env: process.env, cwd: folder, onLine: onReady });
  await ready;
  expect(await stopTethered(child, 200)).toEqual({ status: 1, signal: "SIGKILL" });
});

/** @param {string} name @param {string} text */
async function writeProgram(name, text) {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
