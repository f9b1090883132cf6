// Keeps a few processes running until the person at the terminal has had enough, and leaves none behind.
import { killGroup, stopTethered } from "./processes.mjs";
import { describeTrouble } from "./stack/launch.mjs";
import { say } from "./terminal.mjs";

/** @typedef {import("./stack/launch.mjs").Part} Part */
/** @typedef {(launch: (onLine: import("./stack/launch.mjs").OnLine) => Promise<Part>) => Promise<Part>} Start */

/**
 * Runs `begin`, then waits for Ctrl-C, SIGTERM or SIGHUP, and stops what was started, the last first. Ends the process
 * with status 0 then, and with 1 when a part dies by itself.
 * @param {(start: Start) => Promise<void>} begin
 * @throws {Error} what `begin` threw, after everything was stopped
 */
export async function runForeground(begin) {
  /** @type {Part[]} */
  const parts = [];
  let phase = /** @type {"starting" | "running" | "stopping"} */ ("starting");

  const stopAll = async () => {
    phase = "stopping";
    for (const part of parts.reverse()) await stopTethered(part.child).catch(() => {});
  };
  const endBySignal = async () => {
    if (phase === "stopping") return;
    say("\nStopping …");
    await stopAll();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, endBySignal);
  process.on("exit", () => {
    for (const part of parts) if (part.child.exitCode === null && part.child.signalCode === null) killGroup(part.child);
  });

  const start = async (/** @type {Parameters<Start>[0]} */ launch) => {
    /** @type {Part | undefined} */
    let part;
    part = await launch((line, stream) => {
      const worthSaying = phase === "running" ? describeTrouble(line, stream) : undefined;
      if (worthSaying) say(`${part?.name ?? "starting"}: ${worthSaying}`);
    });
    const started = part;
    parts.push(started);
    started.ended.then(
      async ({ status, signal }) => {
        if (phase !== "running") return;
        say(`The ${started.name} stopped unexpectedly (${signal ?? `exit status ${status}`}). Its last lines:`);
        for (const line of started.lastLines().slice(-20)) say(`  ${line}`);
        await stopAll();
        process.exit(1);
      },
      () => {},
    );
    return started;
  };

  try {
    await begin(start);
  } catch (error) {
    if (phase === "stopping") return await new Promise(() => {}); // the signal's own ending is under way
    await stopAll();
    throw error;
  }
  if (phase === "stopping") return await new Promise(() => {});
  phase = "running";
  const deadAlready = parts.find((part) => part.child.exitCode !== null || part.child.signalCode !== null);
  if (deadAlready) {
    await stopAll();
    throw new Error(`The ${deadAlready.name} stopped unexpectedly; see ${deadAlready.logFile}.`);
  }
}
