import { type NextRequest, NextResponse } from "next/server";
import createIntlMiddleware from "next-intl/middleware";
import { isDecodable } from "#lib/decodable-path.ts";
import { PATH_HEADER } from "#lib/i18n/paths.ts";
import { routing } from "#lib/i18n/routing.ts";
import { findOpening } from "#lib/opening.ts";
import { createRequestId, REQUEST_ID_HEADER } from "#lib/request-id.ts";
import { shopState } from "#lib/shop-state.ts";
import { isStaleAction } from "#lib/stale-action.ts";
import { renderClosedPage } from "./app/closed-page.ts";

const routeByLocale = createIntlMiddleware(routing);
const isDevelopment = process.env.NODE_ENV === "development";

/** Gives every page its language and a policy with a fresh nonce; addresses outside the shop's pages get headers alone. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const nonce = createNonce();
  const policy = buildContentSecurityPolicy(nonce);
  // Next.js reads the nonce from the policy of the *request* and puts it on its own tags.
  request.headers.set("Content-Security-Policy", policy);
  request.headers.set("x-nonce", nonce);
  request.headers.set(PATH_HEADER, pathname + search);
  const requestId = createRequestId();
  request.headers.set(REQUEST_ID_HEADER, requestId);
  const response = isDecodable(pathname)
    ? await route(request, nonce)
    : new NextResponse("this address cannot be read", { status: 400 });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set(REQUEST_ID_HEADER, requestId);
  for (const [name, value] of SECURITY_HEADERS) response.headers.set(name, value);
  if (process.env.SHOP_URL?.startsWith("https:")) {
    response.headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  }
  return response;
}

async function route(request: NextRequest, nonce: string): Promise<NextResponse> {
  if (isForeignChange(request)) return new NextResponse(NOT_FROM_HERE, { status: 403 });
  if (!isLocalised(request.nextUrl.pathname)) return NextResponse.next({ request: { headers: request.headers } });
  return (await closeIfNeeded(request, nonce)) ?? (await takeOverStaleForm(request)) ?? routeByLocale(request);
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|artwork/|fonts/|favicon\\.(?:svg|ico)).*)"],
};

/** The interfaces and the back office speak for themselves, without a language in the address. */
function isLocalised(pathname: string): boolean {
  return !/^\/(api|merchant)(\/|$)/.test(pathname);
}

/** Says no at once, and in the right words, to what the back office's actions refuse themselves: they do not rely on this. */
function isForeignChange({ method, headers, nextUrl }: NextRequest): boolean {
  if (method === "GET" || method === "HEAD" || !/^\/merchant(\/|$)/.test(nextUrl.pathname)) return false;
  return headers.get("origin") !== shopState().origin;
}

/** For whoever set the shop up under another address than it is opened by; others never see it. */
const NOT_FROM_HERE =
  "This was not sent from the shop's own page. SHOP_URL has to be the address that stands in the browser. · " +
  "Nicht von der eigenen Seite gesendet. SHOP_URL muss die Adresse sein, die im Browser steht.";

/** 503 and a page of its own while the shop's cannot be shown: Next has no status for that. */
async function closeIfNeeded(request: NextRequest, nonce: string): Promise<NextResponse | null> {
  const { isInMaintenance, isDatabaseThere, contact } = shopState();
  const { pathname } = request.nextUrl;
  const isScriptedForm = request.headers.has("next-action");
  const opening = await findOpening({ pathname, isScriptedForm, isInMaintenance, isDatabaseThere });
  if (opening === "open") return null;
  const locale = /^\/en(\/|$)/.test(pathname) ? "en" : "de";
  const retrySeconds = opening === "away" ? 10 : 60;
  return new NextResponse(renderClosedPage({ reason: opening, locale, nonce, retrySeconds, contact }), {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": String(retrySeconds),
    },
  });
}

/** A form of another build goes to where its meaning is known by address; Next would answer with a bare line of text. */
async function takeOverStaleForm(request: NextRequest): Promise<NextResponse | null> {
  const { actionIds } = shopState();
  if (actionIds === null || !(await isStaleAction(request, actionIds))) return null;
  return NextResponse.rewrite(new URL("/api/stale-form", request.url), { request: { headers: request.headers } });
}

function createNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
}

function buildContentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // The development overlay writes styles of its own.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join("; ");
}

const SECURITY_HEADERS: [string, string][] = [
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "strict-origin-when-cross-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"],
  ["X-Frame-Options", "DENY"],
];
