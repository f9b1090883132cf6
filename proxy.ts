import { type NextRequest, NextResponse } from "next/server";
import createIntlMiddleware from "next-intl/middleware";
import { PATH_HEADER } from "#lib/i18n/paths.ts";
import { routing } from "#lib/i18n/routing.ts";

const routeByLocale = createIntlMiddleware(routing);
const isDevelopment = process.env.NODE_ENV === "development";

/** Gives every page its language and a policy with a fresh nonce; addresses outside the shop's pages get headers alone. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const nonce = createNonce();
  const policy = buildContentSecurityPolicy(nonce);
  // Next.js reads the nonce from the policy of the *request* and puts it on its own tags.
  request.headers.set("Content-Security-Policy", policy);
  request.headers.set("x-nonce", nonce);
  request.headers.set(PATH_HEADER, pathname + search);
  const response = isLocalised(pathname)
    ? routeByLocale(request)
    : NextResponse.next({ request: { headers: request.headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of SECURITY_HEADERS) response.headers.set(name, value);
  if (process.env.SHOP_URL?.startsWith("https:")) {
    response.headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  }
  return response;
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|artwork/|fonts/|favicon\\.(?:svg|ico)).*)"],
};

/** The interfaces and the back office speak for themselves, without a language in the address. */
function isLocalised(pathname: string): boolean {
  return !/^\/(api|merchant)(\/|$)/.test(pathname);
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
