import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { shopState } from "./shop-state.ts";

/** Work that a process has begun and should finish before it ends. */
export interface DrainParts {
  seconds: number;
  /** Takes nothing new on and finishes what is running. */
  stopWork(): Promise<void>;
  close(): Promise<void>;
  log(message: string): void;
}

interface RequestStart {
  request: IncomingMessage;
  response: ServerResponse;
  server: Server;
}

/** As long as this nobody but a health check asked anything: whoever sends customers has understood. */
const QUIET_MILLISECONDS = 500;
/** The part of the time in which customers are still let in; the rest is for finishing. */
const OPEN_SHARE = 0.6;
const PROBE = /^\/api\/(health|metrics)/;

/**
 * Ends the process in order when it is asked to: readiness says no at once, the worker takes nothing new on, and the door
 * stays open until no more customers are sent, because a balancer notices a moment later. Then what is running is finished.
 * Node tells of every request by its own channel, so Next's server need not be wrapped.
 */
export function drainOnSignal(parts: DrainParts): void {
  const servers = new Set<Server>();
  let inFlight = 0;
  let lastSeen = 0;
  subscribe("http.server.request.start", (message) => {
    const { request, response, server } = message as RequestStart;
    servers.add(server);
    if (shopState().isDraining) response.shouldKeepAlive = false;
    if (PROBE.test(request.url ?? "")) return;
    inFlight += 1;
    response.once("close", () => {
      inFlight -= 1;
      lastSeen = performance.now();
    });
  });

  async function drain(): Promise<void> {
    const begun = performance.now();
    const passed = () => (performance.now() - begun) / 1000;
    lastSeen = begun;
    shopState().isDraining = true;
    let isWorking = true;
    const stopped = parts.stopWork().finally(() => {
      isWorking = false;
    });
    const isQuiet = () => inFlight === 0 && performance.now() - lastSeen > QUIET_MILLISECONDS;
    while (!isQuiet() && passed() < parts.seconds * OPEN_SHARE) await sleep(20);
    for (const server of servers) {
      server.close();
      server.closeIdleConnections();
    }
    while ((inFlight > 0 || isWorking) && passed() < parts.seconds) await sleep(20);
    parts.log(isWorking || inFlight > 0 ? "stopped with work unfinished; it is taken up again elsewhere" : "stopped");
    if (isWorking) return;
    await stopped;
    await parts.close();
  }

  let isAsked = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      // Whoever asks twice means at once; Ctrl-C reaches a process twice by itself.
      if (isAsked && signal === "SIGTERM") process.exit(1);
      if (isAsked) return;
      isAsked = true;
      void drain()
        .catch(() => {})
        .finally(() => process.exit(0));
    });
  }
}
