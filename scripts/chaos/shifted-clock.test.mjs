import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, it } from "vitest";
import { createShiftedClock } from "./shifted-clock.mjs";

const HOUR_MS = 60 * 60 * 1000;
/** The clocks of two processes are compared, with time in between. */
const TOLERANCE_MS = 60_000;

const folder = await mkdtemp(join(tmpdir(), "clock-test-"));
/** @type {import("node:child_process").ChildProcess[]} */
const children = [];
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

it("shifts every way to ask for the time, jumps while the process runs, and leaves durations alone", async () => {
  const program = join(folder, "program.mjs");
  const threadText = `import { parentPort } from "node:worker_threads"; parentPort.postMessage(Date.now());`;
  await writeFile(join(folder, "thread.mjs"), threadText);
  await writeFile(
    program,
    `import { Worker } from "node:worker_threads";
     import { createInterface } from "node:readline";
     const tell = async () => {
       const before = performance.now();
       await new Promise((resolve) => setTimeout(resolve, 50));
       const inThread = await new Promise((resolve) =>
         new Worker(new URL("./thread.mjs", import.meta.url)).once("message", resolve));
       class Own extends Date {}
       console.log(JSON.stringify({
         now: Date.now(), fresh: new Date().getTime(), called: Date.parse(Date()), own: new Own().getTime(), inThread,
         given: new Date(5).getTime(), parsed: new Date("2026-01-01T00:00:00Z").toISOString(), utc: Date.UTC(2026, 0),
         isDate: new Date() instanceof Date, isOwn: new Own() instanceof Own, kind: Object.prototype.toString.call(new Date()),
         same: new Date().constructor === Date, took: performance.now() - before,
       }));
     };
     for await (const line of createInterface({ input: process.stdin })) await tell();`,
  );
  const clock = createShiftedClock(24 * HOUR_MS);
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...clock.env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const ask = async () => {
    const line = new Promise((resolve) => lines.once("line", resolve));
    child.stdin.write("tell\n");
    return JSON.parse(await line);
  };
  for (const offset of [24 * HOUR_MS, -24 * HOUR_MS, 0]) {
    await clock.set(offset);
    const { took, ...told } = await ask();
    for (const way of ["now", "fresh", "called", "own", "inThread"]) {
      expect(Math.abs(told[way] - (Date.now() + offset)), way).toBeLessThan(TOLERANCE_MS);
    }
    expect(told).toMatchObject({
      given: 5,
      parsed: "2026-01-01T00:00:00.000Z",
      utc: Date.UTC(2026, 0),
      isDate: true,
      isOwn: true,
      kind: "[object Date]",
      same: true,
    });
    expect(took).toBeGreaterThan(45);
    expect(took).toBeLessThan(HOUR_MS);
  }
  clock.remove();
});

it("moves the embedded database's now()", async () => {
  const program = join(folder, "database.mjs");
  const pglite = import.meta.resolve("@electric-sql/pglite");
  await writeFile(
    program,
    `const { PGlite } = await import(${JSON.stringify(pglite)});
     const database = await PGlite.create();
     const { rows } = await database.query("select extract(epoch from now())::float8 * 1000 as now");
     console.log(rows[0].now);`,
  );
  const clock = createShiftedClock(-24 * HOUR_MS);
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...clock.env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const line = await new Promise((resolve) => createInterface({ input: child.stdout }).once("line", resolve));
  expect(Math.abs(Number(line) - (Date.now() - 24 * HOUR_MS))).toBeLessThan(TOLERANCE_MS);
  clock.remove();
}, 60_000);
