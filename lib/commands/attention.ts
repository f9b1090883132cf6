import { runStoreCommand } from "./run-store-command.ts";

/** npm run attention: what waits for a person. */
runStoreCommand(["attention"]);
