import type { Locale } from "#lib/domain/money.ts";
import { PATH_HEADER, toLocalePath } from "#lib/i18n/paths.ts";
import { log } from "#lib/log.ts";
import { getRuntime } from "#lib/runtime.ts";
import { placeForm } from "../../[locale]/(checkout)/checkout/review/place-form.ts";
import { submitForm } from "../../[locale]/(checkout)/checkout/submit-form.ts";
import { writeTypedCookie } from "../../[locale]/(checkout)/checkout/typed-cookie.ts";
import { changeBasket } from "../../[locale]/(shop)/cart/change-basket.ts";
import { payForm } from "../../[locale]/(shop)/orders/[token]/pay-form.ts";

export const dynamic = "force-dynamic";

/**
 * Forms whose page another build has made, so that their action's id means nothing here: proxy.ts brings them. The address
 * says which form it was, the names of the fields are the same in all builds, and so it is done what the customer asked for,
 * under the same checkout key (G-47).
 */
export async function POST(request: Request): Promise<Response> {
  const address = request.headers.get(PATH_HEADER) ?? "";
  const [, prefix = "", path = ""] = /^(\/en)?(\/[^?]*)/.exec(address) ?? [];
  const locale: Locale = prefix === "" ? "de" : "en";
  const work = findWork(path, locale);
  if (work === null) return new Response("not found", { status: 404 });
  const form = await readForm(request);
  log.info({ form: path.replace(/^\/(orders|products)\/.*/, "/$1") }, "form of another build");
  // As for actions: from a page of ours or not at all. Without effect the page at least says what to do.
  const target = form === null || !isOwnPage(request) ? toUpdatedPath(path) : await work(form);
  return goTo(request, toLocalePath(target, locale));
}

function findWork(path: string, locale: Locale): ((form: FormData) => Promise<string>) | null {
  if (path === "/checkout/review") return placeForm;
  if (path === "/checkout") return (form) => submitTyped(form, locale);
  if (path === "/cart") return (form) => changeBasket(form.has("productId") ? "set" : "takeAvailable", form);
  if (/^\/products\/[^/]+$/.test(path)) return (form) => changeBasket("add", form);
  if (/^\/orders\/[^/]+$/.test(path)) return payForm;
  return null;
}

async function submitTyped(form: FormData, locale: Locale): Promise<string> {
  const answer = await submitForm(form, locale);
  if (answer.kind === "go") return answer.path;
  const { config } = await getRuntime();
  const { state } = answer;
  const hasSaid = state.notice !== null || Object.keys(state.errors).length > 0;
  await writeTypedCookie(config.authSecret, hasSaid ? state : { ...state, notice: "updated" });
  return "/checkout?updated=1";
}

function toUpdatedPath(path: string): string {
  if (path === "/checkout/review") return "/checkout/review?problem=updated";
  if (path === "/checkout") return "/checkout";
  return /^\/orders\//.test(path) ? path : "/cart?problem=updated";
}

/** A scripted page sends its fields with a number before each name ("1_email"); a plain form sends them as they are. */
async function readForm(request: Request): Promise<FormData | null> {
  const sent = await request.formData().catch(() => null);
  if (sent === null) return null;
  const form = new FormData();
  for (const [name, value] of sent) {
    if (!name.startsWith("$ACTION")) form.append(name.replace(/^_?\d+_/, ""), value);
  }
  return form;
}

function isOwnPage(request: Request): boolean {
  const origin = request.headers.get("origin");
  const host = request.headers.get("host");
  try {
    return origin !== null && new URL(origin).host === host;
  } catch {
    return false;
  }
}

/** A scripted page reads where to go from a header of its router, and loads that page afresh. */
function goTo(request: Request, target: string): Response {
  const headers = { "cache-control": "no-store" };
  if (!request.headers.has("next-action"))
    return new Response(null, { status: 303, headers: { ...headers, location: target } });
  return new Response("", {
    headers: { ...headers, "content-type": "text/plain", "x-action-redirect": `${target};push` },
  });
}
