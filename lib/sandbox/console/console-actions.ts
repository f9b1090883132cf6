import type { Sandbox } from "../levers.ts";
import * as levers from "../levers.ts";
import { OUTSIDE_EVENTS } from "../outside-events.ts";
import { formatEuros } from "./layout.ts";

/**
 * Carries out what a form of the console asks for.
 * @param path segments after `/console/`
 * @returns a sentence for the reader, or null when there is no such action
 * @throws LeverError, ProviderError
 */
export async function runConsoleAction(
  sandbox: Sandbox,
  path: string[],
  form: Record<string, string>,
): Promise<string | null> {
  const [area, id = "", action] = path;
  if (area === "transactions") return changeTransaction(sandbox, id, action, form);
  if (area === "mails" && id === "delete") {
    sandbox.mailbox.clear();
    return "Das Postfach ist leer.";
  }
  if (area === "pushes" && action === "resend") {
    const push = sandbox.world.store.tables.pushes.get(id);
    return push === undefined ? null : `Gesendet. Der Shop antwortet: ${await sandbox.world.pushes.resend(push)}`;
  }
  return area === "levers" ? pullLever(sandbox, id, form) : null;
}

function changeTransaction({ world }: Sandbox, stx: string, action: string | undefined, form: Record<string, string>) {
  const transaction = world.store.tables.transactions.get(stx);
  if (transaction === undefined) return null;
  if (action === "pay") {
    const input = form.euros === undefined ? {} : { amount: parseEuros(form.euros) };
    const { received, open, note } = levers.pay(world, transaction, input);
    return `Eingegangen sind ${formatEuros(received)}, offen ${formatEuros(open)}.${note === null ? "" : ` ${note}.`}`;
  }
  const event = OUTSIDE_EVENTS.find((known) => known === action);
  if (event === undefined) return null;
  const { status, status_simple } = levers.happen(world, transaction, event);
  return `Der Vorgang steht jetzt auf ${status}, die Zahlung auf ${status_simple}.`;
}

async function pullLever(sandbox: Sandbox, lever: string, form: Record<string, string>): Promise<string | null> {
  if (lever === "next") {
    levers.orderNext(sandbox, { call: form.call, outcome: form.outcome, times: Number(form.times) });
    return `Vorgemerkt: ${form.call} → ${form.outcome}`;
  }
  if (lever === "pushes") return `Pushes: ${levers.setPushMode(sandbox, form).mode}`;
  if (lever === "smtp") return `Mailserver: ${(await levers.setSmtpMode(sandbox, form)).mode}`;
  if (lever === "clock") {
    levers.moveClock(sandbox, form);
    return "Die Uhr ist vorgestellt.";
  }
  if (lever === "contract") {
    const methods = (form.methods ?? "").split(",").filter((method) => method !== "");
    levers.setContract(sandbox, { methods, status9: form.status9 === "true", strict: form.strict === "true" });
    return "Der Vertrag ist eingestellt.";
  }
  if (lever !== "reset") return null;
  await levers.resetSandbox(sandbox, {});
  return "Alles vergessen.";
}

/** Reads `10`, `10,5` or `1.234,50` as cents. @throws LeverError */
function parseEuros(text: string): number {
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(text.trim().replace(/\s*€$/, ""));
  if (match === null) throw new levers.LeverError(`„${text}“ ist kein Betrag wie 10,00.`);
  return Number(match[1]?.replaceAll(".", "")) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}
