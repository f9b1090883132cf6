import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { wait } from "../customer.mjs";
import { keepBuying, noteCustomers } from "../keep-buying.mjs";
import { ask, listPushTargets, sendPush, waitUntilBack } from "../outage.mjs";
import { startTorturedPostgres } from "../postgres.mjs";
import { defineScenario } from "../scenario.mjs";
import { createSmallVolume } from "../small-volume.mjs";

const MEGABYTES = 220;
const FULL_MS = 6_000;

/** @type {import("../small-volume.mjs").SmallVolume | undefined} */
let volume;

export const scenario = defineScenario({
  id: "G-46",
  title: "The disk is full, and has room again",
  engines: ["embedded", "postgresql"],
  count: { full: 50, quick: 4 },
  allowance: { smtpCrash: true },
  async prepare(engine) {
    volume = await createSmallVolume(MEGABYTES);
    if (engine === "embedded") return { dataDir: join(volume.path, "data") };
    const dataFolder = join(volume.path, "postgres");
    // Little is kept in advance, so that a full disk is felt at once.
    const settings = { max_wal_size: "32MB", min_wal_size: "2MB", wal_recycle: "off", wal_init_zero: "off" };
    return { postgres: await startTorturedPostgres({ dataFolder, walSegmentMegabytes: 1, settings }) };
  },
  tidy: async () => volume?.remove(),
  async run(world, trials) {
    const [shop] = world.shops.shops;
    if (!volume || !shop) throw new Error("There is no volume to fill.");
    const load = keepBuying(world, { lanes: 3, customer: { tries: 40 } });
    while (load.count() < 3) await wait(100);
    const counts = { fills: 0, kills: 0, restarts: 0, backMax: 0 };
    /** @type {Map<number, number>} */
    const statuses = new Map();
    while (counts.fills < trials && !world.isOver()) {
      const targets = await listPushTargets(world);
      await volume.fill(Math.floor(world.random() * 3) * 8 * 1024);
      counts.fills += 1;
      for (const until = Date.now() + FULL_MS; Date.now() < until; await wait(50)) {
        const target = targets[Math.floor(world.random() * targets.length)];
        if (!target) continue;
        // Heavy, and of chance, so that it cannot be packed: what room the files still have is soon used up.
        const ballast = randomBytes(5_000).toString("hex");
        const { status } = await sendPush(world, target, `evt_full${counts.fills}_${world.pushes.length}`, ballast);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (![200, 503].includes(status) && shop.isUp() && status !== 502)
          world.report("G-46", `a push to a full disk was answered ${status}`);
        // What is left may be enough for a small thing: fill it up again.
        await volume.fill();
      }
      // Every other time the shop dies with the disk still full, so that what it kept must be on that disk.
      if (counts.fills % 2 === 0) {
        await shop.kill();
        counts.kills += 1;
      }
      await volume.free();
      // Everything heals by itself, or by the restart any service manager gives.
      if (world.postgres) await world.postgres.start();
      if (!shop.isUp()) {
        counts.restarts += 1;
        await shop.start({ respawn: true });
      }
      const back = await waitUntilBack(shop.url);
      if (back === null) {
        world.report("G-46", `no shop 60 s after there was room again (fill ${counts.fills})`);
        await shop.kill();
        await shop.start({ respawn: true });
      } else counts.backMax = Math.max(counts.backMax, back);
      const isWriting = await waitForWrite(world);
      if (!isWriting)
        world.report("G-46", `nothing can be written 30 s after there was room again (fill ${counts.fills})`);
      await wait(1_000);
    }
    await load.stop();
    world.figure("fills", counts.fills);
    world.figure("kills while full", counts.kills);
    world.figure("other restarts", counts.restarts - counts.kills);
    world.figure("back max ms", Math.round(counts.backMax));
    for (const [status, count] of statuses) world.figure(`pushes answered ${status}`, count);
    for (const { lastLines } of shop.deaths) world.report("G-46", `the shop died: ${lastLines.slice(-3).join(" | ")}`);
    noteCustomers(world);
    world.ran = counts.fills;
  },
});

/** @param {import("../world.mjs").World} world */
async function waitForWrite(world) {
  const [target] = await listPushTargets(world);
  if (!target) return (await ask(world.shops.shopUrl)).status === 200;
  for (let left = 60; left > 0; left -= 1) {
    if ((await sendPush(world, target, `evt_room${world.pushes.length}`)).status === 200) return true;
    await wait(500);
  }
  return false;
}
