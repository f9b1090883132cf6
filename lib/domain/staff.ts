/** What somebody in the back office may do. viewer: read; clerk: run the shop's day; admin: that, and decide who may what. */
export const ROLES = ["viewer", "clerk", "admin"] as const;
export type Role = (typeof ROLES)[number];

/**
 * What is asked for. view: see orders and lists; deliver: goods leave, and are handed over; undo: cancel and refund; repair:
 * settle what needs attention, say what the provider does not, try again, send a mail once more; legacy: change transactions of the older endpoints; staff:
 * see and change who may sign in.
 */
const ACTS = {
  view: ["viewer", "clerk", "admin"],
  deliver: ["clerk", "admin"],
  undo: ["clerk", "admin"],
  repair: ["clerk", "admin"],
  legacy: ["clerk", "admin"],
  staff: ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Act = keyof typeof ACTS;

export function mayDo(role: Role, act: Act): boolean {
  return (ACTS[act] as readonly Role[]).includes(role);
}

/** Somebody who is signed in, as far as a use case has to know. */
export interface Actor {
  staffId: string;
  name: string;
  role: Role;
}
