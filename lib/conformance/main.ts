import { Host } from "./host.ts";
import { readProviderSettings } from "./provider-settings.ts";
import { runSuite } from "./run-suite.ts";

try {
  const settings = readProviderSettings(process.env);
  console.log(`Asking ${new URL(settings.apiUrl).host}; every transaction is a demo.\n`);
  const host = new Host(settings);
  await host.getToken();
  const { passed, failed, silent } = await runSuite(host, console.log);
  console.log(`\n${silent} cannot be provoked here and are not counted as passed.`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
