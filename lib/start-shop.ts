import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { markClientAddress } from "./client-address.ts";
import { drainOnSignal } from "./drain.ts";
import { captureConsole, log } from "./log.ts";
import { getRuntime, type Runtime } from "./runtime.ts";
import { askOnceASecond, shopState } from "./shop-state.ts";
import { seedStaff } from "./usecases/seed-staff.ts";
import { startWorker, type Worker } from "./worker.ts";

/** Starts what the shop's process does beside answering requests. A shop that cannot open its database must not stay up. */
export async function startShop(): Promise<void> {
  if (process.env.NODE_ENV === "production") captureConsole();
  try {
    const runtime = await getRuntime();
    markClientAddress(runtime.config.trustedProxies);
    if (runtime.config.mode !== "live") await seedStaff(runtime.staff, runtime.passwords);
    if (runtime.engine === "embedded" && runtime.config.mode === "live") {
      log.warn("embedded database: survives a crash of the process, not a power cut; set DATABASE_URL for production");
    }
    const worker = runtime.config.worker ? startWorker(runtime, runtime.config.jobs) : null;
    if (worker !== null) runtime.onWork(() => worker.wake());
    await tellState(runtime);
    if (process.env.NODE_ENV === "production") drain(runtime, worker);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function drain(runtime: Runtime, worker: Worker | null): void {
  drainOnSignal({
    seconds: runtime.config.drainSeconds,
    stopWork: async () => {
      // Streams never end by themselves, and nobody waits for them.
      runtime.live.close();
      await worker?.stop();
    },
    close: () => runtime.close(),
    log: (message) => log.info(message),
  });
}

async function tellState(runtime: Runtime): Promise<void> {
  const state = shopState();
  state.isInMaintenance = runtime.config.isInMaintenance;
  state.origin = new URL(runtime.config.shopUrl).origin;
  state.isDatabaseThere = askOnceASecond(() => runtime.ping());
  const profile = await runtime.shop.profile().catch(() => null);
  state.contact = profile === null ? null : { name: profile.name, phone: profile.phone, email: profile.email };
  if (process.env.NODE_ENV === "production") state.actionIds = await readActionIds();
}

/**
 * Next does not tell which actions a build has, but writes them down beside it. Where that file is missing or looks otherwise,
 * Next's own bare answer to a form of another build remains.
 */
async function readActionIds(): Promise<ReadonlySet<string> | null> {
  const file = join(process.cwd(), process.env.NEXT_DIST_DIR || ".next", "server/server-reference-manifest.json");
  try {
    const { node } = JSON.parse(await readFile(file, "utf8")) as { node: Record<string, unknown> };
    return new Set(Object.keys(node));
  } catch (error) {
    log.warn({ err: error }, "forms of older builds cannot be told from this one's");
    return null;
  }
}
