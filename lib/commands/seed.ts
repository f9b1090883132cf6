import { readStorage } from "#lib/config.ts";
import { askLockHolder } from "#lib/store/data-dir-lock.ts";
import { openDatabase } from "#lib/store/database.ts";
import { seedCatalogue } from "#lib/store/seed/seed-catalogue.ts";
import { runCommand } from "./run-command.ts";

runCommand(async () => {
  const { dataDir, databaseUrl } = readStorage();
  const answered = databaseUrl === null ? await askLockHolder(dataDir, "seed") : null;
  if (answered !== null) {
    for await (const line of answered) process.stdout.write(`${line}\n`);
    return;
  }
  const options = { url: databaseUrl, dataDir, poolSize: 1, onPoolError: () => {} };
  const database = await openDatabase(options);
  try {
    await seedCatalogue(database.db);
    process.stdout.write("catalogue seeded\n");
  } finally {
    await database.close();
  }
});
