import { findDeal } from "../deal-lookup.ts";
import type { Sandbox } from "../levers.ts";
import * as levers from "../levers.ts";
import { OUTSIDE_EVENTS } from "../outside-events.ts";
import type { StoredPush } from "../state.ts";
import { parseDuration } from "../virtual-clock.ts";
import type { World } from "../world.ts";
import { parseEuros } from "./euros.ts";
import { formatMoney, formatTime } from "./format.ts";
import { pullLever } from "./lever-actions.ts";
import { wordSimpleStatus } from "./status-words.ts";

/** A receiver that does not answer must not hold the page; the attempt goes on behind it. */
const PATIENCE = 5000;

/**
 * Carries out what a form of the console asks for.
 * @param path segments after `/console/`
 * @returns a sentence for the reader, or null when there is no such action
 * @throws LeverError, ProviderError
 */
export async function runConsoleAction(
  sandbox: Sandbox,
  path: string[],
  form: URLSearchParams,
): Promise<string | null> {
  const [area, id = "", action] = path;
  if (area === "levers") return pullLever(sandbox, id, form);
  if (area === "transactions") return changeTransaction(sandbox, id, action, form);
  if (area === "mails" && id === "delete") {
    sandbox.mailbox.clear();
    return "Das Postfach ist leer.";
  }
  const push = area === "pushes" ? sandbox.world.store.tables.pushes.get(id) : undefined;
  if (push === undefined || (action !== "resend" && action !== "duplicate")) return null;
  return sendPush(sandbox.world, push, action === "duplicate");
}

function changeTransaction({ world }: Sandbox, stx: string, action: string | undefined, form: URLSearchParams) {
  const transaction = findDeal(world, stx);
  if (transaction === undefined) return null;
  if (action === "pay") return describeMoney(levers.pay(world, transaction, readTransferForm(world, form)));
  const money = form.get("money") ?? "";
  if (action === "assign") return describeMoney(levers.assign(world, transaction, { money }));
  if (action === "send-back") {
    return `${formatMoney(levers.sendBack(world, money).money.amount)} sind auf dem Weg zurück.`;
  }
  const event = OUTSIDE_EVENTS.find((known) => known === action);
  if (event === undefined) return null;
  const { status, status_simple } = levers.happen(world, transaction, event);
  return `Der Vorgang steht jetzt auf ${status}, die Zahlung auf ${status_simple} (${wordSimpleStatus(status_simple).text}).`;
}

function describeMoney(result: ReturnType<typeof levers.pay> & { planned?: number }): string {
  if (result.planned !== undefined) return `Geplant für ${formatTime(result.planned)}.`;
  const { received, open, held, note } = result;
  const sums = `Eingegangen sind ${formatMoney(received)}, offen ${formatMoney(open)}.`;
  const more = [held > 0 && `Festgehalten werden ${formatMoney(held)}.`, note !== null && `${note}.`];
  return [sums, ...more].filter((text) => text !== false).join(" ");
}

/** A transfer as `POST transactions/{id}/pay` takes it; without an amount it is what is open. */
function readTransferForm(world: World, form: URLSearchParams): Record<string, unknown> {
  const read = (name: string) => form.get(name)?.trim() || undefined;
  const euros = form.get("euros");
  const at = read("moment") ?? read("at");
  const ago = at?.startsWith("-") ? parseDuration(at.slice(1)) : null;
  return {
    amount: euros === null ? undefined : parseEuros(euros),
    purpose: read("purpose"),
    iban: read("iban"),
    remark: read("remark"),
    at: ago === null ? at : new Date(world.clock.now() - ago).toISOString(),
  };
}

async function sendPush(world: World, push: StoredPush, doubled: boolean): Promise<string> {
  const attempts = [world.pushes.resend(push), ...(doubled ? [world.pushes.resend(push)] : [])];
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE);
  });
  const results = await Promise.race([Promise.all(attempts), patience]);
  clearTimeout(timer);
  if (results === null) return "Gesendet; der Shop hat noch nicht geantwortet.";
  return `${doubled ? "Doppelt gesendet" : "Gesendet"}. Der Shop antwortet: ${results.join(", ")}`;
}
