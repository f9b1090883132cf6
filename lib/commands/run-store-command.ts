import { readStorage } from "#lib/config.ts";
import { answerCommand, toCommandLine } from "#lib/store/answer-command.ts";
import { createAttentionList } from "#lib/store/attention-store.ts";
import { askLockHolder } from "#lib/store/data-dir-lock.ts";
import { openDatabase } from "#lib/store/database.ts";
import { createJobs } from "#lib/store/job-store.ts";
import { createOrderList } from "#lib/store/order-list-store.ts";
import { createOrders } from "#lib/store/order-store.ts";
import { runCommand } from "./run-command.ts";

export function runStoreCommand(words: readonly string[]): void {
  runCommand(() => printStoreAnswer(words));
}

/**
 * Prints what a command of the shop's database answers; the embedded one belongs to a running shop, which is asked then.
 * @throws Error with a sentence for the person
 */
export async function printStoreAnswer(words: readonly string[]): Promise<void> {
  const { dataDir, databaseUrl } = readStorage();
  const line = toCommandLine(words);
  const answered = databaseUrl === null ? await askLockHolder(dataDir, line) : null;
  if (answered !== null) return printLines(answered);
  const database = await openDatabase({ url: databaseUrl, dataDir, poolSize: 1, onPoolError: () => {} });
  const { db } = database;
  const store = {
    db,
    // Whoever works on this database looks for new work by itself every second.
    jobs: createJobs(db, () => {}),
    orders: createOrders(db, () => {}),
    attention: createAttentionList(db),
    orderList: createOrderList(db),
  };
  try {
    await printLines(answerCommand(store, line));
  } finally {
    await database.close();
  }
}

const REFUSAL = '{"kind":"error","message":';

async function printLines(lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) {
    if (line.startsWith(REFUSAL)) {
      throw new Error((JSON.parse(line) as { message: string }).message.replace(/^\w*Error: /, ""));
    }
    if (!process.stdout.write(`${line}\n`)) await new Promise((resolve) => process.stdout.once("drain", resolve));
  }
}
