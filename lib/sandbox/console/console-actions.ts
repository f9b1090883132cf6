import type { Sandbox } from "../levers.ts";
import * as levers from "../levers.ts";
import { OUTSIDE_EVENTS } from "../outside-events.ts";
import type { StoredPush } from "../state.ts";
import type { World } from "../world.ts";
import { parseEuros } from "./euros.ts";
import { formatMoney } from "./format.ts";
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
  const transaction = world.store.tables.transactions.get(stx);
  if (transaction === undefined) return null;
  if (action === "pay") {
    const euros = form.get("euros");
    const input = euros === null ? {} : { amount: parseEuros(euros) };
    const { received, open, note } = levers.pay(world, transaction, input);
    const sums = `Eingegangen sind ${formatMoney(received)}, offen ${formatMoney(open)}.`;
    return note === null ? sums : `${sums} ${note}.`;
  }
  const event = OUTSIDE_EVENTS.find((known) => known === action);
  if (event === undefined) return null;
  const { status, status_simple } = levers.happen(world, transaction, event);
  return `Der Vorgang steht jetzt auf ${status}, die Zahlung auf ${status_simple} (${wordSimpleStatus(status_simple).text}).`;
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
