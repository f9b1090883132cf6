import { parseArgs } from "node:util";
import { runCommand } from "./run-command.ts";
import { runStoreCommand } from "./run-store-command.ts";

/** npm run orders -- list [--filter all|toShip|waitingForMoney|due|problems] [--search text] [--after place] */
runCommand(async () => {
  const text = { type: "string", default: "" } as const;
  const { values } = parseArgs({
    allowPositionals: true,
    options: { filter: { ...text, default: "all" }, search: text, after: text },
  });
  runStoreCommand(["orders", values.filter, values.search, values.after]);
});
