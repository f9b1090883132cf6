import "server-only";
import { redirect } from "next/navigation";
import type { Act, Actor } from "#lib/domain/staff.ts";

/** The one who asks, when that is somebody of the shop who may do this; everybody else ends at the sign-in page. */
export async function requireMerchant(_act: Act): Promise<Actor> {
  redirect("/merchant/sign-in");
}
