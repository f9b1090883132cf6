import { ApiFailure, SecuconnectError } from "../errors.ts";
import type { ApiCall, CallApi } from "./api-call.ts";
import { type BreakerState, createBreaker } from "./breaker.ts";
import { toCallRequest } from "./call-request.ts";
import { type Clock, SYSTEM_CLOCK, sleep } from "./clock.ts";
import type { ConnectionEvent } from "./events.ts";
import { readAnswer } from "./read-answer.ts";
import { createRetryBudget, drawBackoff } from "./retry-budget.ts";
import { createSender, type Job, type Trace } from "./sender.ts";
import { CONNECTION_DEFAULTS, type ConnectionSettings } from "./settings.ts";
import { createTokenSource } from "./token.ts";
import { createTransport, type Exchange, type HttpAnswer } from "./transport.ts";
import { createWaitingLine } from "./waiting-line.ts";

export interface ConnectionOptions {
  /** Hears of every finished call and of the breaker. */
  observe?: (event: ConnectionEvent) => void;
  clock?: Clock;
  /** In [0, 1). */
  random?: () => number;
  /** Instead of real HTTP. */
  exchange?: Exchange;
  /** Certificate of an authority to be trusted instead of the usual ones (PEM). */
  ca?: string;
}

export interface Connection {
  call: CallApi;
  state(): ConnectionState;
  /** Ends the idle connections; calls under way fail. */
  close(): void;
}

/** A look at the connection, e.g. for a health page. */
export interface ConnectionState {
  breaker: BreakerState;
  running: number;
  waiting: number;
  /** Seconds for which the provider still wants to be left alone (429). */
  pausedSeconds: number;
}

/**
 * Everything between an operation and the wire: token, deadlines, retries of reads, breaker, cap, pauses.
 * @param settings what is left out has its default in `CONNECTION_DEFAULTS`
 */
export function createConnection(settings: ConnectionSettings, options: ConnectionOptions = {}): Connection {
  const { clock = SYSTEM_CLOCK, random = Math.random } = options;
  const figures = { ...CONNECTION_DEFAULTS, ...settings };
  const api = new URL(settings.apiUrl);
  // One more than calls, for the token.
  const sockets = figures.concurrency + 1;
  const trust = options.ca === undefined ? {} : { ca: options.ca };
  const transport = createTransport({ connectSeconds: figures.connectSeconds, sockets, ...trust }, clock);
  const exchange = options.exchange ?? transport.exchange;
  const breaker = createBreaker(figures, clock, (change) => notify({ kind: "breaker", ...change }));
  const line = createWaitingLine(figures, clock);
  const budget = createRetryBudget();
  const tokens = createTokenSource(figures, exchange, clock);
  const sender = createSender({ figures, exchange, tokens, breaker, line, clock, random });

  function notify(event: ConnectionEvent): void {
    try {
      options.observe?.(event);
    } catch {
      // Who keeps the books must not undo what was done.
    }
  }

  /** Reads are repeated after 5xx, 429 and lost answers (secuconnect-api §9.4), everything else is sent once. */
  async function exchangeWithRetries(job: Job): Promise<HttpAnswer> {
    budget.earn();
    for (let tries = 1; ; tries += 1) {
      const sent = await sender.send(job, tries);
      const wait = drawBackoff(tries, random);
      const isAgain =
        job.isRead &&
        tries < figures.readTries &&
        (sent.kind === "lost" || sent.answer.status >= 500 || sent.answer.status === 429) &&
        Math.max(wait, sender.pauseMilliseconds()) < job.deadline - clock.now() &&
        breaker.waitMilliseconds() === 0 &&
        budget.spend();
      if (isAgain) await sleep(clock, wait);
      else if (sent.kind === "lost") throw sent.failure;
      else return sent.answer;
    }
  }

  async function call<T>(request: ApiCall<T>): Promise<T> {
    const begun = clock.now();
    const trace: Trace = { sent: 0, status: null };
    const report = (failure: SecuconnectError | null) =>
      notify({
        kind: "call",
        operation: request.operation,
        method: request.method,
        path: request.path,
        outcome: failure?.outcome ?? "ok",
        status: trace.status,
        tries: trace.sent,
        milliseconds: clock.now() - begun,
        failure: failure?.message ?? null,
        supportId: failure instanceof ApiFailure ? failure.supportId : null,
      });
    try {
      const deadline = begun + figures.callSeconds * 1000;
      const job: Job = { request: toCallRequest(api, request), isRead: request.method === "GET", deadline, trace };
      const reply = readAnswer(await exchangeWithRetries(job), request.reply);
      report(null);
      return reply;
    } catch (error) {
      if (error instanceof SecuconnectError) report(error);
      throw error;
    }
  }

  return {
    call,
    state: () => ({
      breaker: breaker.state(),
      running: line.running(),
      waiting: line.waiting(),
      pausedSeconds: sender.pauseMilliseconds() / 1000,
    }),
    close: () => transport.close(),
  };
}
