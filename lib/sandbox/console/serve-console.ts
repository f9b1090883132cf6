import type { IncomingMessage, ServerResponse } from "node:http";
import { type HttpAnswer, parseBodyText, readBodyText, sendAnswer } from "../http-messages.ts";
import { type Sandbox, toLeverRefusal } from "../levers.ts";
import { runConsoleAction } from "./console-actions.ts";
import type { Html } from "./html.ts";
import { getConsoleVersion, renderPage } from "./layout.ts";
import { renderLevers } from "./levers-page.ts";
import { renderMails } from "./mails-page.ts";
import { renderPushes } from "./pushes-page.ts";
import { renderRequests } from "./requests-page.ts";
import { renderTransactions } from "./transactions-page.ts";

const NOT_FOUND: HttpAnswer = {
  status: 404,
  contentType: "text/plain; charset=UTF-8",
  body: "Diese Seite gibt es nicht.",
};

type Page = [title: string, render: (sandbox: Sandbox) => Html | Promise<Html>];
const PAGES: Record<string, Page> = {
  "/": ["Vorgänge", ({ world }) => renderTransactions(world)],
  "/console/mails": ["Mails", ({ mailbox }) => renderMails(mailbox)],
  "/console/pushes": ["Pushes", ({ world }) => renderPushes(world)],
  "/console/requests": ["Anfragen", ({ world }) => renderRequests(world)],
  "/console/levers": ["Hebel", ({ world }) => renderLevers(world)],
};

/** The console for people at `/`; its forms post to `/console/…` and come back to where they were. */
export async function serveConsole(
  sandbox: Sandbox,
  incoming: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { world } = sandbox;
  if (incoming.method === "POST") {
    const form = parseBodyText(await readBodyText(incoming), "application/x-www-form-urlencoded");
    sendAnswer(response, await act(sandbox, url, (form ?? {}) as Record<string, string>));
    return world.pushes.release();
  }
  if (url.pathname === "/console/version") {
    return sendAnswer(response, { status: 200, contentType: "text/plain", body: getConsoleVersion(world) });
  }
  const page = PAGES[url.pathname];
  if (page === undefined) return sendAnswer(response, NOT_FOUND);
  const [title, render] = page;
  sendAnswer(response, renderPage(world, url.pathname, title, await render(sandbox), url.searchParams));
}

async function act(sandbox: Sandbox, url: URL, form: Record<string, string>): Promise<HttpAnswer> {
  const back = new URL(form.back ?? "/", sandbox.world.baseUrl);
  try {
    const notice = await runConsoleAction(sandbox, url.pathname.split("/").slice(2), form);
    if (notice === null) return NOT_FOUND;
    back.searchParams.set("notice", notice);
  } catch (error) {
    const refusal = toLeverRefusal(error);
    if (refusal === null) throw error;
    back.searchParams.set("problem", refusal.body.error);
  }
  sandbox.world.store.flush();
  const location = back.pathname + back.search + back.hash;
  const safe = location.startsWith("//") ? "/" : location;
  return { status: 303, contentType: "text/plain", headers: { Location: safe }, body: "" };
}
