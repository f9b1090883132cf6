import type { IncomingMessage, ServerResponse } from "node:http";
import { abortVisit, confirmVisit, type HostedEnd } from "./hosted-actions.ts";
import { type Fields, readDecision } from "./hosted-form.ts";
import { renderHostedPage, renderHostedProblem } from "./hosted-page.ts";
import { getHostedTexts } from "./hosted-texts.ts";
import { findVisit, type HostedVisit } from "./hosted-visit.ts";
import { type HttpAnswer, parseBodyText, readBodyText, sendAnswer } from "./http-messages.ts";
import { ProviderError } from "./provider-error.ts";
import { actFor, type World } from "./world.ts";

/** The provider's payment page for customers at `/hosted`; answers with HTML or with the way back to the shop. */
export async function serveHosted(
  world: World,
  incoming: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const text = await readBodyText(incoming);
  const visit = findVisit(world, url);
  let answer: HttpAnswer;
  if (typeof visit === "string") answer = renderHostedProblem(visit);
  else if (incoming.method === "POST")
    answer = actFor(world, "customer", () => act(world, visit, url, parseFields(text)));
  else answer = renderHostedPage(world, visit, url.pathname + url.search, {});
  await world.pushes.releaseEarly();
  world.store.flush();
  sendAnswer(response, answer);
  world.pushes.release();
}

function act(world: World, visit: HostedVisit, url: URL, fields: Fields): HttpAnswer {
  const page = url.pathname + url.search;
  if (visit.methods.length === 0) return redirect(page); // done meanwhile, by a second click or another tab
  if (fields.action === "abort") {
    const end = abortVisit(world, visit);
    return end === null ? redirect(page) : toAnswer(world, visit, page, end);
  }
  const read = readDecision(visit, fields, getHostedTexts(visit.deal));
  if ("problems" in read) return renderHostedPage(world, visit, page, { status: 422, fields, problems: read.problems });
  try {
    return toAnswer(world, visit, page, confirmVisit(world, visit, read.decision));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return renderHostedPage(world, visit, page, { status: 422, fields, refusal: error.details });
  }
}

function toAnswer(world: World, visit: HostedVisit, page: string, end: HostedEnd): HttpAnswer {
  if (end === "error") return renderHostedPage(world, visit, page, { status: 500, hasFailed: true });
  return redirect(end === "page" ? page : end.to);
}

function redirect(to: string): HttpAnswer {
  return { status: 303, contentType: "text/plain; charset=UTF-8", headers: { Location: to }, body: "" };
}

function parseFields(text: string): Fields {
  const parsed = parseBodyText(text, "application/x-www-form-urlencoded");
  const entries = Object.entries(typeof parsed === "object" && parsed !== null ? parsed : {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
