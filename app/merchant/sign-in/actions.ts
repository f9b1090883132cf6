"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { toOfficePath, toSignIn } from "#lib/auth/office-path.ts";
import { isSameOrigin } from "#lib/auth/same-origin.ts";
import { readKnownCookie, writeKnownCookie, writeSessionCookie } from "#lib/auth/session-cookie.ts";
import { toSignInDeps } from "#lib/auth/sign-in-deps.ts";
import { CLIENT_ADDRESS_HEADER } from "#lib/client-address.ts";
import { getRuntime } from "#lib/runtime.ts";
import { signIn } from "#lib/usecases/sign-in.ts";
import { writeSignInNote } from "./sign-in-note.ts";

/** Longest address there can be. */
const EMAIL_LENGTH = 254;

export async function signInAction(form: FormData): Promise<void> {
  const runtime = await getRuntime();
  const sent = await headers();
  const text = (name: string) => String(form.get(name) ?? "");
  const email = text("email").trim().slice(0, EMAIL_LENGTH);
  const target = toOfficePath(form.get("to"));
  if (!isSameOrigin(sent.get("origin"), runtime.config.shopUrl)) {
    await writeSignInNote(runtime, { problem: "origin", email });
    redirect(toSignIn(target));
  }
  const outcome = await signIn(toSignInDeps(runtime), {
    email,
    password: text("password"),
    address: sent.get(CLIENT_ADDRESS_HEADER) ?? "unknown",
    knownAs: await readKnownCookie(runtime),
  });
  if (outcome.kind !== "signedIn") {
    const seconds = outcome.kind === "tooMany" ? { seconds: outcome.seconds } : {};
    await writeSignInNote(runtime, { problem: outcome.kind, email, ...seconds });
    redirect(toSignIn(target));
  }
  await writeSignInNote(runtime, null);
  await writeSessionCookie(runtime, outcome.sessionId);
  await writeKnownCookie(runtime, outcome.member.email.toLowerCase());
  redirect(target);
}
