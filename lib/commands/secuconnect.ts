import { runSecuconnect } from "./secuconnect/run.ts";

process.exitCode = await runSecuconnect(process.argv.slice(2), process);
