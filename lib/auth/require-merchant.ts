import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type Act, type Actor, mayDo } from "#lib/domain/staff.ts";
import { PATH_HEADER } from "#lib/i18n/paths.ts";
import { toSignIn } from "./office-path.ts";
import { requireSameOrigin } from "./same-origin.ts";
import { readSession } from "./session.ts";

/**
 * The one who asks for a page, when that is somebody of the shop who may do this. Others are sent to sign in, or, when they
 * are signed in and may not, back to the list that says so.
 */
export async function requireMerchant(act: Act): Promise<Actor> {
  const session = await readSession();
  if (session === null) redirect(toSignIn((await headers()).get(PATH_HEADER)));
  const { id: staffId, name, role } = session.member;
  if (!mayDo(role, act)) redirect(`/merchant?denied=${act}`);
  return { staffId, name, role };
}

/**
 * The same for a server action, which any program may call: from this shop's own pages alone.
 * @throws ForeignOrigin
 */
export async function requireMerchantAction(act: Act): Promise<Actor> {
  await requireSameOrigin();
  return requireMerchant(act);
}

/** The same for a route handler: what to answer instead, where it may not be. */
export async function admitMerchant(act: Act): Promise<Actor | Response> {
  const session = await readSession();
  const refuse = (status: number, text: string) =>
    new Response(text, { status, headers: { "cache-control": "no-store", "content-type": "text/plain" } });
  if (session === null) return refuse(401, "sign in first");
  const { id: staffId, name, role } = session.member;
  return mayDo(role, act) ? { staffId, name, role } : refuse(403, "not allowed");
}
