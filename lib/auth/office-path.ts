const HOME = "/merchant";

/** Where to go after signing in: a page of the back office and nothing else, whatever the address says. */
export function toOfficePath(wanted: unknown): string {
  if (typeof wanted !== "string" || !/^\/merchant(?:[/?]|$)/.test(wanted)) return HOME;
  // "//" and "\" lead to other houses, and nobody wants to end at the door again.
  if (/[\\\s]|\/\/|\.\./.test(wanted) || wanted.startsWith("/merchant/sign-in")) return HOME;
  return wanted;
}

/** The door, with the way back to what was asked for. */
export function toSignIn(path: string | null): string {
  const to = toOfficePath(path);
  return to === HOME ? "/merchant/sign-in" : `/merchant/sign-in?to=${encodeURIComponent(to)}`;
}
