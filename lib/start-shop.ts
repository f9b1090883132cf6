import { log } from "./log.ts";
import { getRuntime } from "./runtime.ts";
import { startWorker } from "./worker.ts";

/** Starts what the shop's process does beside answering requests. A shop that cannot open its database must not stay up. */
export async function startShop(): Promise<void> {
  try {
    const runtime = await getRuntime();
    if (runtime.engine === "embedded" && runtime.config.mode === "live") {
      log.warn("embedded database: survives a crash of the process, not a power cut; set DATABASE_URL for production");
    }
    if (!runtime.config.worker) return;
    const worker = startWorker(runtime, runtime.config.jobs);
    runtime.onWork(() => worker.wake());
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
