/** One answer of the shop; redirects are not followed. */
export interface Answer {
  status: number;
  /** Where it leads, as a path, however it says so: by header, to a scripted form, or inside the page. "" when nowhere. */
  location: string;
  body: string;
  cookies: string[];
  headers: Headers;
}

export interface Question {
  method?: "GET" | "HEAD" | "POST" | undefined;
  headers?: Record<string, string> | undefined;
  body?: FormData | string | undefined;
}

/** Asks as a program would: with the headers it is told to send and none that a browser would add. */
export async function ask(shopUrl: string, path: string, question: Question = {}): Promise<Answer> {
  const stop = new AbortController();
  const { method = "GET", headers = {}, body = null } = question;
  const response = await fetch(`${shopUrl}${path}`, {
    ...{ method, headers, body, redirect: "manual", signal: stop.signal },
  });
  // The router's requests carry a mark in their address, and the shop tells it to whoever comes without.
  const marked = response.headers.get("location") ?? "";
  if (headers.rsc !== undefined && /[?&]_rsc(=|$)/.test(marked) && !path.includes("_rsc")) {
    await response.body?.cancel();
    return ask(shopUrl, marked.replace(shopUrl, ""), question);
  }
  // A stream of events does not end by itself.
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  const text = isStream ? "" : await response.text();
  if (isStream) stop.abort();
  const location =
    response.headers.get("location") ??
    response.headers.get("x-action-redirect")?.replace(/;\w+$/, "") ??
    /NEXT_REDIRECT;\w+;([^;]+);/.exec(text)?.[1] ??
    "";
  return {
    status: response.status,
    location: location.replace(shopUrl, ""),
    body: text,
    cookies: response.headers.getSetCookie(),
    headers: response.headers,
  };
}

/** A form of a page, sent without a script; `scripted`: the way the page's own script sends it. */
export function askAction(
  shopUrl: string,
  path: string,
  sent: {
    id: string;
    fields: Record<string, string>;
    headers: Record<string, string>;
    isScripted?: boolean;
    takesState?: boolean | undefined;
  },
): Promise<Answer> {
  const body = new FormData();
  const prefix = sent.isScripted ? "_1_" : "";
  for (const [name, value] of Object.entries(sent.fields)) body.set(`${prefix}${name}`, value);
  if (!sent.isScripted) {
    body.set(`$ACTION_ID_${sent.id}`, "");
    return ask(shopUrl, path, { method: "POST", headers: sent.headers, body });
  }
  // Some actions are given what they answered last, too.
  body.set("0", sent.takesState ? '[null,"$K1"]' : '["$K1"]');
  const scripted = { accept: "text/x-component", "next-action": sent.id };
  return ask(shopUrl, path, { method: "POST", headers: { ...sent.headers, ...scripted }, body });
}
