import type { BreakerChange } from "./breaker.ts";

/** A finished call, for logs and figures: no bodies, no query, no header. */
export interface CallEvent {
  kind: "call";
  operation: string;
  method: string;
  /** With the ids in it, below `/api/v2`. */
  path: string;
  /** ok, or what the failure says about its effect. */
  outcome: "ok" | "notDone" | "unknown";
  /** Of the last answer; null when none came. */
  status: number | null;
  /** How often the call was sent, repeats after a new token included; 0 when it never left. */
  tries: number;
  /** From being asked to the result, waiting included. */
  milliseconds: number;
  /** Name and reason of the failure; null when ok. */
  failure: string | null;
  /** What the provider's support asks for. */
  supportId: string | null;
}

/** The breaker opened, closed or lets a probe through. */
export interface BreakerEvent extends BreakerChange {
  kind: "breaker";
}

export type ConnectionEvent = CallEvent | BreakerEvent;
