import { runStoreCommand } from "./run-store-command.ts";

/** npm run seed: the catalogue of the demo, put back as it was. */
runStoreCommand(["seed"]);
