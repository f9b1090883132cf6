import NextAuth from "next-auth";
import { toAuthOptions } from "#lib/auth/options.ts";
import { isSameOrigin } from "#lib/auth/same-origin.ts";
import { getRuntime } from "#lib/runtime.ts";

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

export async function GET(request: Request, context: RouteContext): Promise<Response> {
  return answer(request, context);
}

/** Its own token against other sites is asked for, too; this comes first and does not depend on it. */
export async function POST(request: Request, context: RouteContext): Promise<Response> {
  const { config } = await getRuntime();
  if (!isSameOrigin(request.headers.get("origin"), config.shopUrl)) {
    return new Response("not from this shop", { status: 403, headers: { "cache-control": "no-store" } });
  }
  return answer(request, context);
}

async function answer(request: Request, context: RouteContext): Promise<Response> {
  const response = (await NextAuth(request as never, context as never, toAuthOptions(await getRuntime()))) as Response;
  response.headers.set("cache-control", "no-store");
  return response;
}
