import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { CLIENT_ADDRESS_HEADER } from "#lib/client-address.ts";
import type { Runtime } from "#lib/runtime.ts";
import { signIn } from "#lib/usecases/sign-in.ts";
import { toOfficePath } from "./office-path.ts";
import { findOpenSession } from "./session.ts";
import { cookieOptions, nameCookie, sessionCookieName } from "./session-cookie.ts";
import { toSignInDeps } from "./sign-in-deps.ts";

/**
 * next-auth, told to keep nothing in its token but which session of ours it is. The sign-in page does not need its routes;
 * programs and scripts may.
 */
export function toAuthOptions(runtime: Runtime): NextAuthOptions {
  const { config } = runtime;
  // Otherwise the library believes the Host header.
  process.env.NEXTAUTH_URL = config.shopUrl;
  const maxAge = config.signIn.sessionSeconds;
  return {
    secret: config.authSecret,
    session: { strategy: "jwt", maxAge },
    pages: { signIn: "/merchant/sign-in", signOut: "/merchant/sign-in", error: "/merchant/sign-in" },
    cookies: {
      sessionToken: { name: sessionCookieName(config), options: cookieOptions(config, maxAge) },
      csrfToken: { name: nameCookie(config, "office-csrf"), options: cookieOptions(config, maxAge) },
      callbackUrl: { name: nameCookie(config, "office-callback"), options: cookieOptions(config, maxAge) },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const outcome = await signIn(toSignInDeps(runtime), {
            email: credentials?.email ?? "",
            password: credentials?.password ?? "",
            address: String(request.headers?.[CLIENT_ADDRESS_HEADER] ?? "unknown"),
            knownAs: null,
          });
          // One answer, whatever was wrong.
          return outcome.kind === "signedIn" ? { id: outcome.member.id, sessionId: outcome.sessionId } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user === undefined ? { sid: token.sid } : { sid: (user as { sessionId?: string }).sessionId },
      async session({ session, token }) {
        const open = typeof token.sid === "string" ? await findOpenSession(runtime, token.sid) : null;
        const { expires } = session;
        return open === null ? { expires } : { expires, user: { name: open.member.name, email: open.member.email } };
      },
      redirect: ({ url }) =>
        `${config.shopUrl}${toOfficePath(url.startsWith(config.shopUrl) ? url.slice(config.shopUrl.length) : url)}`,
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid !== "string") return;
        const open = await findOpenSession(runtime, token.sid);
        if (open === null) return;
        const actor = { staffId: open.member.id, name: open.member.name };
        await runtime.staff.endSession(open.id, { actor, action: "staff.signedOut", detail: {} });
      },
    },
  };
}
