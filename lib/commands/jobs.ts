import { runStoreCommand } from "./run-store-command.ts";

/** npm run jobs -- list | dead | replay <order number>|--all */
runStoreCommand(["jobs", ...process.argv.slice(2)]);
