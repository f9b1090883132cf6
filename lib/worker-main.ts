import { runCommand } from "./commands/run-command.ts";
import { readConfig } from "./config.ts";
import { buildRuntime } from "./runtime.ts";
import { startWorker } from "./worker.ts";

runCommand(async () => {
  const config = readConfig();
  if (config.databaseUrl === null) {
    throw new Error(
      "The worker alone needs DATABASE_URL: the embedded database belongs to the shop's process, which runs the jobs itself.",
    );
  }
  const runtime = await buildRuntime(config);
  const worker = startWorker(runtime, config.jobs);
  runtime.onWork(() => worker.wake());
  process.stderr.write("worker is running\n");
  const stop = () => void worker.stop().then(() => runtime.close());
  process.once("SIGTERM", stop).once("SIGINT", stop);
});
