import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../../paths.mjs";
import { waitForEnd } from "../../processes.mjs";
import { cleanEnvironment } from "../../settings.mjs";
import { wait } from "../customer.mjs";
import { startPostgresProxy } from "../postgres-proxy.mjs";
import { defineScenario } from "../scenario.mjs";

/** Programs that open one database in the same moment. */
const AT_ONCE = 6;
const SCHEMA = `select table_name || '.' || column_name || ' ' || data_type as line from information_schema.columns
  where table_schema in ('public', 'drizzle') order by 1`;
const INDEXES = "select indexdef as line from pg_indexes where schemaname in ('public', 'drizzle') order by 1";
const DONE = "select created_at::text as line from drizzle.__drizzle_migrations order by 1";

export const scenario = defineScenario({
  id: "G-48",
  title: "Migrations are killed in the middle, and begun by many at once",
  engines: ["postgresql"],
  count: { full: 30, quick: 3 },
  async run(world, trials) {
    const { postgres } = world;
    if (!postgres) throw new Error("There is no PostgreSQL.");
    const url = world.shops.settings.DATABASE_URL ?? "";
    const whole = await describeSchema(postgres, url);
    world.figure("migrations", (await postgres.query(DONE, [], url)).length);
    let kills = 0;
    await world.runTrials(trials, 1, async (trial) => {
      const fresh = await postgres.createDatabase(`g48_${trial.index}_${Math.floor(trial.random() * 1e6)}`);
      const proxy = await startPostgresProxy(fresh);
      /** @type {ReturnType<typeof openDatabase> | undefined} */
      let first;
      // At a statement of the migration, before or after the server has carried it out; at times in its COMMIT.
      const of = trial.index % 3 === 0 ? /^\s*commit/i : /^\s*(create|alter|insert|update)/i;
      const what = trial.random() < 0.5 ? "answer" : "request";
      proxy.lose({
        what,
        of,
        times: 1,
        chance: trial.index % 3 === 0 ? 1 : 0.1,
        seed: trial.seed,
        act: () => first?.kill(),
      });
      first = openDatabase(world, proxy.toUrl(fresh));
      const { status } = await first.ended;
      kills += proxy.lost().length;
      await proxy.stop();
      if (proxy.lost().length > 0 && status === 0) world.report("G-48", "a killed program ended well", trial);
      // A server notices a lost client late; the next ones wait for it, or begin over.
      const openers = Array.from({ length: AT_ONCE }, () => openDatabase(world, fresh));
      const endings = await Promise.all(openers.map(({ ended }) => ended));
      const failed = endings.filter((ending) => ending.status !== 0);
      if (failed.length > 0)
        world.report("G-48", `${failed.length} of ${AT_ONCE} starts failed: ${failed[0]?.words}`, trial);
      if ((await describeSchema(postgres, fresh)) !== whole) world.report("G-48", "the schema is another one", trial);
      await wait(0);
    });
    world.figure("killed inside", kills);
  },
});

/** @param {import("../postgres.mjs").TorturedPostgres} postgres @param {string} url */
async function describeSchema(postgres, url) {
  const rows = [];
  for (const sql of [SCHEMA, INDEXES, DONE]) rows.push(...(await postgres.query(sql, [], url)));
  return rows.map(({ line }) => line).join("\n");
}

/** The dump opens the database as a shop does, and ends. @param {import("../world.mjs").World} world @param {string} url */
function openDatabase({ shops }, url) {
  const child = spawn(process.execPath, [join(ROOT, "scripts/run.mjs"), "lib/commands/dump.ts"], {
    cwd: ROOT,
    env: { ...cleanEnvironment(), ...shops.settings, DATABASE_URL: url },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  let words = "";
  child.stderr.on("data", (chunk) => {
    words = (words + chunk).slice(-500);
  });
  return {
    kill: () => {
      if (child.pid) process.kill(-child.pid, "SIGKILL");
    },
    ended: waitForEnd(child).then((ending) => ({ ...ending, words })),
  };
}
