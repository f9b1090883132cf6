import "server-only";
import type { Runtime } from "#lib/runtime.ts";
import type { SignInDeps } from "#lib/usecases/sign-in.ts";

export function toSignInDeps({ staff, passwords, signInLimits, config }: Runtime): SignInDeps {
  const rules = { sessionSeconds: config.signIn.sessionSeconds, acceptsDemoStaff: config.mode !== "live" };
  return { staff, passwords, signInLimits, rules };
}
