import { readStorage } from "#lib/config.ts";
import { askLockHolder } from "#lib/store/data-dir-lock.ts";
import { openDatabase } from "#lib/store/database.ts";
import { dumpLines } from "#lib/store/dump.ts";
import { runCommand } from "./run-command.ts";

runCommand(async () => {
  const { dataDir, databaseUrl } = readStorage();
  // The embedded database belongs to the running shop: it is asked, not opened a second time.
  const answered = databaseUrl === null ? await askLockHolder(dataDir, "dump") : null;
  if (answered !== null) return printLines(answered);
  const database = await openDatabase({
    url: databaseUrl,
    dataDir,
    poolSize: 1,
    onPoolError: () => {},
  });
  try {
    await printLines(dumpLines(database.db));
  } finally {
    await database.close();
  }
});

async function printLines(lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) {
    if (!process.stdout.write(`${line}\n`)) await new Promise((resolve) => process.stdout.once("drain", resolve));
  }
}
