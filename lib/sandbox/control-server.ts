import type { IncomingMessage, ServerResponse } from "node:http";
import { findDeal } from "./deal-lookup.ts";
import { type HttpAnswer, parseBodyText, readBodyText, sendAnswer, toControlAnswer } from "./http-messages.ts";
import { viewLedger } from "./ledger-view.ts";
import type { Sandbox } from "./levers.ts";
import * as levers from "./levers.ts";
import type { Mail } from "./mailbox.ts";
import { OUTSIDE_EVENTS } from "./outside-events.ts";
import { viewPush, viewTransaction } from "./transaction-view.ts";

const NOT_FOUND = toControlAnswer({ ok: false, error: "not found" }, 404);

/** Answers one call under `/_sandbox/` (or `/__sandbox/`): JSON in, JSON out. Errors are `{ok: false, error}`. */
export async function serveControl(
  sandbox: Sandbox,
  incoming: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const path = url.pathname.replace(/^\/__?sandbox\/?/i, "").replace(/\/$/, "");
  const text = await readBodyText(incoming);
  const body = parseBodyText(text, incoming.headers["content-type"]);
  let answer: HttpAnswer;
  try {
    answer = (await route(sandbox, incoming.method ?? "GET", path.split("/"), body, url.searchParams)) ?? NOT_FOUND;
  } catch (error) {
    const refusal = levers.toLeverRefusal(error);
    if (refusal === null) throw error;
    answer = toControlAnswer(refusal.body, refusal.status);
  }
  const { pushes, store } = sandbox.world;
  await pushes.releaseEarly();
  store.flush();
  sendAnswer(response, answer);
  pushes.release();
}

async function route(
  sandbox: Sandbox,
  method: string,
  path: string[],
  body: unknown,
  query: URLSearchParams,
): Promise<HttpAnswer | null> {
  const [area = "", id, action] = path;
  const input = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const pulls: Record<string, () => unknown> = {
    next: () => levers.orderNext(sandbox, body),
    weather: () => levers.setWeather(sandbox, input),
    pushes: () => levers.setPushMode(sandbox, input),
    clock: () => levers.moveClock(sandbox, input),
    contract: () => levers.setContract(sandbox, input),
    smtp: () => levers.setSmtpMode(sandbox, input),
    reset: () => levers.resetSandbox(sandbox, input),
  };
  if (method === "POST" && id === undefined) {
    const pull = pulls[area];
    return pull === undefined ? null : toControlAnswer(await pull());
  }
  if (area === "transactions" && id !== undefined) return routeTransaction(sandbox, method, id, action, input);
  if (area === "mails") return routeMails(sandbox, method, id, action);
  if (area === "pushes" && id !== undefined) return routePush(sandbox, method, id, action);
  if (area === "money" && id !== undefined && action === "return" && method === "POST") {
    return toControlAnswer(levers.sendBack(sandbox.world, id));
  }
  return method === "GET" && id === undefined ? show(sandbox, area, query) : null;
}

function show({ world }: Sandbox, area: string, query: URLSearchParams): HttpAnswer | null {
  const { tables, meta } = world.store;
  if (area === "transactions") {
    return toControlAnswer([...tables.transactions.values()].map((each) => viewTransaction(world, each)));
  }
  if (area === "pushes") return toControlAnswer([...tables.pushes.values()].map(viewPush));
  if (area === "money") return toControlAnswer([...tables.money.values()]);
  if (area === "ledger") return toControlAnswer(viewLedger(world, query));
  if (area === "next") return toControlAnswer(meta.next);
  if (area === "weather") return toControlAnswer(meta.weather);
  if (area === "contract") return toControlAnswer(meta.contract);
  if (area === "smtp") return toControlAnswer({ mode: meta.smtpMode });
  if (area === "clock") return toControlAnswer(levers.moveClock({ world } as Sandbox, {}));
  if (area === "")
    return toControlAnswer({
      ok: true,
      seed: meta.seed,
      requests: meta.requests,
      pushMode: meta.pushMode,
      smtpMode: meta.smtpMode,
    });
  return null;
}

function routeTransaction(
  { world }: Sandbox,
  method: string,
  id: string,
  action: string | undefined,
  input: Record<string, unknown>,
): HttpAnswer | null {
  const transaction = findDeal(world, id);
  if (transaction === undefined) return null;
  if (method === "GET" && action === undefined) return toControlAnswer(viewTransaction(world, transaction));
  if (method !== "POST") return null;
  if (action === "pay") return toControlAnswer(levers.pay(world, transaction, input));
  if (action === "assign") return toControlAnswer(levers.assign(world, transaction, input));
  const event = OUTSIDE_EVENTS.find((known) => known === action);
  return event === undefined ? null : toControlAnswer(levers.happen(world, transaction, event, input));
}

async function routePush({ world }: Sandbox, method: string, id: string, action: string | undefined) {
  const push = world.store.tables.pushes.get(id);
  if (push === undefined) return null;
  if (method === "GET" && action === undefined) return toControlAnswer(viewPush(push));
  if (method !== "POST" || action !== "resend") return null;
  const result = await world.pushes.resend(push);
  return toControlAnswer({ ok: result === "200", result, push: viewPush(push) });
}

async function routeMails({ mailbox }: Sandbox, method: string, id: string | undefined, action: string | undefined) {
  if (id === undefined) {
    if (method === "GET") return toControlAnswer(await mailbox.list());
    if (method !== "DELETE") return null;
    mailbox.clear();
    return toControlAnswer({ ok: true });
  }
  const match = /^(\d+)(\.eml)?$/.exec(id);
  if (match === null || method !== "GET") return null;
  const n = Number(match[1]);
  if (match[2] !== undefined) {
    const raw = mailbox.readRaw(n);
    return raw === null ? null : { status: 200, contentType: "message/rfc822", body: raw };
  }
  const mail = await mailbox.find(n);
  if (mail === null) return null;
  return action === "html" ? toMailPage(mail) : toControlAnswer(mail);
}

/** The mail's own HTML for the console's frame: no scripts, no network, embedded pictures put in place. */
function toMailPage(mail: Mail): HttpAnswer {
  let html = mail.html ?? "";
  for (const { cid, contentType, contentBase64 } of mail.attachments) {
    if (cid !== null) html = html.replaceAll(`cid:${cid}`, `data:${contentType};base64,${contentBase64}`);
  }
  const policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox";
  return {
    status: 200,
    contentType: "text/html; charset=UTF-8",
    headers: { "Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff" },
    body: `<base target="_blank">${html}`,
  };
}
