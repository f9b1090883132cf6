import { checkConnection } from "./check/connection.ts";
import { checkContract } from "./check/contract.ts";
import type { Finding } from "./check/finding.ts";
import { checkMerchant } from "./check/merchant.ts";
import { checkSettings } from "./check/settings.ts";
import type { Command } from "./shell/command.ts";
import { EXIT } from "./shell/exit-codes.ts";
import type { Ink } from "./shell/ink.ts";
import { isUnprotected, targetToJson } from "./shell/target.ts";

export const CHECK: Command = {
  name: "check",
  arguments: "",
  takes: { least: 0, most: 0 },
  summary: "settings, connection, clock, credentials, merchant, contract and the methods it offers",
  notes: ["Reads only. Ends with 0 only if nothing failed; warnings do not count."],
  options: {},
  changes: "nothing",
  run: async (_, { client, target, ink }) => {
    const findings: Finding[] = [...checkSettings(target)];
    const connection = isUnprotected(target)
      ? { findings: [], hasToken: false }
      : await checkConnection(target.settings);
    findings.push(...connection.findings);
    if (connection.hasToken) {
      findings.push(await checkMerchant(client));
      findings.push(...(await checkContract(client, target)));
    }
    const failed = findings.filter(({ level }) => level === "failed");
    const warnings = findings.filter(({ level }) => level === "warning").length;
    const [first] = failed;
    return {
      lines: ["", ...writeFindings(findings, ink), "", summarise(failed.length, warnings, connection.hasToken)],
      json: {
        ok: first === undefined,
        target: targetToJson(target),
        checks: findings.map(({ exit, ...rest }) => rest),
      },
      exit: first === undefined ? EXIT.ok : (first.exit ?? EXIT.usage),
    };
  },
};

function writeFindings(findings: readonly Finding[], ink: Ink): string[] {
  const width = Math.max(...findings.map(({ name }) => name.length));
  return findings.flatMap(({ name, level, text, advice }) => {
    const colour = level === "ok" ? "green" : level === "warning" ? "yellow" : "red";
    const line = `${ink(colour, level.padEnd(7))}  ${name.padEnd(width)}  ${text}`;
    return advice === null ? [line] : [line, `${" ".repeat(width + 11)}→ ${advice}`];
  });
}

function summarise(failed: number, warnings: number, isComplete: boolean): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const rest = isComplete ? "" : " Merchant and contract were not looked at: without a token there is nothing to see.";
  return `${count(failed, "failure")}, ${count(warnings, "warning")}.${rest}`;
}
