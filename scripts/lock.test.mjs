import { spawn } from "node:child_process";
import { mkdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { withLock } from "./lock.mjs";
import { CACHE_DIR } from "./paths.mjs";

const name = `trial-${process.pid}`;
const folder = join(CACHE_DIR, "locks", name);

afterEach(() => rm(folder, { recursive: true, force: true }));

it("lets one in at a time and passes the result on", async () => {
  let inside = 0;
  let most = 0;
  const work = async (/** @type {number} */ value) => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside -= 1;
    return value;
  };
  expect(await Promise.all([1, 2, 3].map((value) => withLock(name, () => work(value))))).toEqual([1, 2, 3]);
  expect(most).toBe(1);
});

it("frees the lock when the work fails", async () => {
  await expect(withLock(name, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await withLock(name, async () => "free")).toBe("free");
});

it("takes over the lock of a process that is gone", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => child.once("exit", resolve));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "pid"), String(child.pid));
  expect(await withLock(name, async () => "taken over")).toBe("taken over");
});

it("takes over a lock whose holder died before signing it", async () => {
  await mkdir(folder, { recursive: true });
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(folder, longAgo, longAgo);
  expect(await withLock(name, async () => "taken over")).toBe("taken over");
});
