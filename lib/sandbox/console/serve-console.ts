import type { IncomingMessage, ServerResponse } from "node:http";
import { type HttpAnswer, readBodyText, sendAnswer } from "../http-messages.ts";
import { type Sandbox, toLeverRefusal } from "../levers.ts";
import { findAsset } from "./assets.ts";
import { runConsoleAction } from "./console-actions.ts";
import { html } from "./html.ts";
import { type ConsolePage, getConsoleVersion, renderPage } from "./layout.ts";
import { renderLeversPage } from "./levers-page.ts";
import { findAttachment } from "./mail-view.ts";
import { renderMailsPage } from "./mails-page.ts";
import { renderPushesPage } from "./pushes-page.ts";
import { renderRequestPage, renderRequestsPage } from "./requests-page.ts";
import { renderTransactionPage } from "./transaction-page.ts";
import { renderTransactionsPage } from "./transactions-page.ts";

const NOT_FOUND: ConsolePage = {
  title: "Nicht gefunden",
  tab: "",
  content: html`<h1>Diese Seite gibt es nicht.</h1><p class="lead">Vielleicht hat die Sandbox inzwischen alles vergessen. <a href="/">Zu den Vorgängen</a></p>`,
  status: 404,
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
    sendAnswer(response, await act(sandbox, url, new URLSearchParams(await readBodyText(incoming))));
    return world.pushes.release();
  }
  sendAnswer(response, (await findFile(sandbox, url)) ?? (await showPage(sandbox, url)));
}

/** What is no page: style, script, font, the number that tells of changes, attachments. */
async function findFile({ world, mailbox }: Sandbox, url: URL): Promise<HttpAnswer | null> {
  const [, area = "", name = "", part, index = ""] = url.pathname.split("/").slice(1);
  if (area === "version") {
    const headers = { "Cache-Control": "no-store" };
    return { status: 200, contentType: "text/plain", headers, body: getConsoleVersion(world) };
  }
  if (area === "assets") return findAsset(name);
  return area === "mails" && part === "attachments" ? findAttachment(mailbox, name, index) : null;
}

async function showPage(sandbox: Sandbox, url: URL): Promise<HttpAnswer> {
  return renderPage(sandbox.world, (await findPage(sandbox, url)) ?? NOT_FOUND, url.searchParams);
}

async function findPage(sandbox: Sandbox, url: URL): Promise<ConsolePage | null> {
  const { world, mailbox } = sandbox;
  if (url.pathname === "/") return renderTransactionsPage(world, url);
  const [, area, id, ...rest] = url.pathname.split("/").slice(1);
  if (rest.length > 0) return null;
  if (area === "transactions" && id !== undefined) return renderTransactionPage(sandbox, id, url);
  if (area === "requests") return id === undefined ? renderRequestsPage(world, url) : renderRequestPage(world, id);
  if (area === "mails") return renderMailsPage(world, mailbox, url, id);
  if (area === "pushes" && id === undefined) return renderPushesPage(world, url);
  return area === "levers" && id === undefined ? renderLeversPage(world, url.searchParams) : null;
}

async function act(sandbox: Sandbox, url: URL, form: URLSearchParams): Promise<HttpAnswer> {
  const wanted = form.get("back") ?? "/";
  const back = new URL(URL.canParse(wanted, sandbox.world.baseUrl) ? wanted : "/", sandbox.world.baseUrl);
  try {
    const notice = await runConsoleAction(sandbox, url.pathname.split("/").slice(2), form);
    if (notice === null) return renderPage(sandbox.world, NOT_FOUND, new URLSearchParams());
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
