import { runStoreCommand } from "./run-store-command.ts";

/** npm run dump: everything the shop knows, one JSON object per line. */
runStoreCommand(["dump"]);
