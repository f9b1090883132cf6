import { runStoreCommand } from "./run-store-command.ts";

/** npm run seed: the catalogue of the demo, and beside a running demo an order in every state. */
runStoreCommand(["seed"]);
