// Holds the script bytes of every page of a purchase against their bounds. Exit status 1 when one is above.
import { ensureBareBuilt, startBareApp } from "./bench/bare-app.mjs";
import { startBrowser, weighPages } from "./bench/weigh.mjs";
import { judgeWeights, printWeights } from "./bench/weight-goals.mjs";
import { runInWorkplace } from "./bench/workplace.mjs";
import { ensureBuilt } from "./ensure-built.mjs";
import { startStack } from "./stack/start-stack.mjs";
import { say } from "./terminal.mjs";

await ensureBuilt();
await ensureBareBuilt();
const result = await runInWorkplace(async (keep) => {
  const [browser, bare, stack] = await Promise.all([
    startBrowser(keep),
    startBareApp().then(keep),
    startStack().then(keep),
  ]);
  return weighPages(browser, { bareUrl: bare.url, shopUrl: stack.shopUrl });
});
printWeights(result);
const tooHeavy = judgeWeights(result).filter(({ isReached }) => !isReached);
for (const { page, scriptRatio, scriptGoal } of tooHeavy) {
  say(
    `The page "${page}" loads ${scriptRatio.toFixed(3)} times the script of a bare page; at most ${scriptGoal} are allowed.`,
  );
}
if (tooHeavy.length > 0) process.exitCode = 1;
