import { TransportFailure } from "../errors.ts";
import type { Breaker, Verdict } from "./breaker.ts";
import type { CallRequest } from "./call-request.ts";
import { type Clock, sleep } from "./clock.ts";
import { isTokenRefused } from "./read-answer.ts";
import { pauseSecondsOf } from "./retry-after.ts";
import type { ConnectionFigures } from "./settings.ts";
import type { TokenSource } from "./token.ts";
import type { Exchange, HttpAnswer } from "./transport.ts";
import type { WaitingLine } from "./waiting-line.ts";

/** What happened to a call so far, for the report about it. */
export interface Trace {
  /** How often it left. */
  sent: number;
  /** Of the last answer. */
  status: number | null;
}

export interface Job {
  request: CallRequest;
  /** Changes nothing, so it may be repeated. */
  isRead: boolean;
  /** On the clock's `now`. */
  deadline: number;
  trace: Trace;
}

/** lost: the provider could not be reached, or its answer did not come back; the failure says which. */
export type Sent = { kind: "answer"; answer: HttpAnswer } | { kind: "lost"; failure: TransportFailure };

export interface Sender {
  /**
   * Sends a call once, and once more with a new token when the first is refused.
   * @param tries including this one
   * @throws TransportFailure when it is held back, OAuthFailure; both `notDone`
   */
  send(job: Job, tries: number): Promise<Sent>;
  /** How long the provider still wants to be left alone. */
  pauseMilliseconds(): number;
}

interface Parts {
  figures: ConnectionFigures;
  exchange: Exchange;
  tokens: TokenSource;
  breaker: Breaker;
  line: WaitingLine;
  clock: Clock;
  random: () => number;
}

/** Calls that waited out the same pause do not all leave in the same instant. */
const SPREAD_MILLISECONDS = 100;

export function createSender({ figures, exchange, tokens, breaker, line, clock, random }: Parts): Sender {
  const callMilliseconds = figures.callSeconds * 1000;
  let pausedUntil = 0;

  const timeLeft = (job: Job) => job.deadline - clock.now();
  const pauseMilliseconds = () => Math.max(pausedUntil - clock.now(), 0);
  function pause(seconds: number): void {
    pausedUntil = Math.max(pausedUntil, clock.now() + seconds * 1000);
  }

  /** A changing call cut off early would be an unknown one, so it is not begun without a quarter of its time. */
  const timeToSpare = (job: Job) => timeLeft(job) - (job.isRead ? 0 : callMilliseconds / 4);

  function heldBack(reason: string, milliseconds: number): TransportFailure {
    return new TransportFailure(reason, "notDone", Math.min(milliseconds / 1000, 60));
  }
  function refuseWhileOpen(): void {
    const wait = breaker.waitMilliseconds();
    if (wait > 0) throw heldBack("circuit breaker is open after repeated failures", wait);
  }

  /** Nothing has been sent yet, so waiting is harmless for every call as long as there is time. */
  async function waitOutPause(job: Job): Promise<void> {
    for (let wait = pauseMilliseconds(); wait > 0; wait = pauseMilliseconds()) {
      const spread = wait + random() * SPREAD_MILLISECONDS;
      if (spread >= timeToSpare(job)) throw heldBack("the provider asked for a pause", wait);
      await sleep(clock, spread);
    }
  }

  async function takePlace(job: Job): Promise<void> {
    const place = line.enter(Math.min(figures.waitingSeconds * 1000, timeToSpare(job)));
    if (place !== true && !(await place)) throw heldBack("too many calls at the same time", 1000);
  }

  /** A read may hang on one machine of many: as long as it can be repeated it gets half of the time. */
  function timeForTry(job: Job, tries: number): number {
    if (timeToSpare(job) <= 0) throw heldBack("no time left", 0);
    const left = timeLeft(job);
    return job.isRead && tries < figures.readTries ? Math.min(left, callMilliseconds / 2) : left;
  }

  async function sendNow(job: Job, tries: number): Promise<Sent> {
    const leave = breaker.admit();
    if (leave === null) throw heldBack("circuit breaker is open after repeated failures", breaker.waitMilliseconds());
    let verdict: Verdict = "untold";
    try {
      for (let isRenewed = false; ; isRenewed = true) {
        let token: string;
        try {
          const found = tokens.get();
          token = typeof found === "string" ? found : await found;
        } catch (error) {
          if (!(error instanceof TransportFailure)) throw error;
          if (error.retryAfterSeconds === null) verdict = "down";
          else pause(error.retryAfterSeconds);
          return { kind: "lost", failure: error };
        }
        const { request, trace } = job;
        const milliseconds = timeForTry(job, tries);
        const headers = { ...request.headers, authorization: `Bearer ${token}` };
        trace.sent += 1;
        let answer: HttpAnswer;
        try {
          answer = await exchange({ ...request, headers, milliseconds });
        } catch (error) {
          if (!(error instanceof TransportFailure)) throw error;
          verdict = "down";
          return { kind: "lost", failure: error };
        }
        trace.status = answer.status;
        verdict = answer.status >= 500 ? "down" : "up";
        pause(pauseSecondsOf(answer));
        if (!isTokenRefused(answer)) return { kind: "answer", answer };
        if (isRenewed) {
          tokens.keep();
          return { kind: "answer", answer };
        }
        tokens.drop(token);
      }
    } finally {
      breaker.settle(leave, verdict);
    }
  }

  return {
    pauseMilliseconds,
    async send(job, tries) {
      for (;;) {
        refuseWhileOpen();
        await waitOutPause(job);
        await takePlace(job);
        try {
          // While this call waited for its place, the answer of another may have asked for a pause.
          if (pauseMilliseconds() === 0) return await sendNow(job, tries);
        } finally {
          line.leave();
        }
      }
    },
  };
}
