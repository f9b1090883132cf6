import { setMaxListeners } from "node:events";
import { toBerlinTime } from "./berlin-time.ts";
import { drawPushFate } from "./faults.ts";
import type { Ids } from "./ids.ts";
import { nameLegacyObject } from "./legacy-terms.ts";
import { postJson } from "./post-json.ts";
import type { StoredPayment, StoredPush } from "./state.ts";
import type { Store } from "./store.ts";
import type { VirtualClock } from "./virtual-clock.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const GAPS = [2 * SECOND, 10 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR];
const DROPPED_AFTER = 24 * HOUR;
const ANSWER_WITHIN = 30 * SECOND;
/** How long pushes are collected in mode `shuffled` before they leave in a wrong order. */
const SHUFFLE_WINDOW = 400;
/** By how much the weather delays a push. */
const WEATHER_DELAY = 3 * SECOND;
/** In mode `early` the triggering call waits for the receiver, but not for ever. */
const EARLY_PATIENCE = 5 * SECOND;

export const PUSH_MODES = ["normal", "off", "twice", "shuffled", "early"] as const;

/** @returns the mode as it is kept, or null when there is no such mode */
export function parsePushMode(mode: unknown): string | null {
  if (typeof mode !== "string") return null;
  if ((PUSH_MODES as readonly string[]).includes(mode) || /^delay:\d+$/.test(mode)) return mode;
  return null;
}

/**
 * Tells the shop that a payment changed. A change is announced first and released once the call that caused it has
 * been answered (or just before, in mode `early`); unanswered pushes are repeated with growing gaps for 24 hours.
 */
export class PushSender {
  private readonly store: Store;
  private readonly clock: VirtualClock;
  private readonly ids: Ids;
  private announced: StoredPush[] = [];
  private shuffling: StoredPush[] = [];
  private timers = new Set<NodeJS.Timeout>();
  private stop = createStop();

  constructor(store: Store, clock: VirtualClock, ids: Ids) {
    this.store = store;
    this.clock = clock;
    this.ids = ids;
  }

  announce(payment: StoredPayment, type: StoredPush["type"]): void {
    const transaction = this.store.tables.transactions.get(payment.transaction);
    const url = transaction?.applicationContext.return_urls?.url_push;
    if (transaction === undefined || url === undefined || !/^https?:\/\//i.test(url)) return;
    this.store.meta.pushes += 1;
    const push: StoredPush = {
      id: this.ids.drawEventId(),
      n: this.store.meta.pushes,
      created: this.clock.now(),
      type,
      payment: payment.id,
      transaction: transaction.id,
      ...(transaction.legacy === undefined ? {} : { subject: nameLegacyObject(payment) }),
      url,
      state: this.store.meta.pushMode === "off" ? "off" : "waiting",
      attempts: [],
      nextAt: null,
      fate: drawPushFate(this.store),
    };
    if (push.fate === "lost" && push.state === "waiting") push.state = "dropped";
    this.store.tables.pushes.set(push.id, push);
    this.store.save("pushes", push.id);
    this.store.save("meta");
    if (push.state === "waiting") this.announced.push(push);
  }

  /** To be called before the answer to the triggering call leaves. */
  async releaseEarly(): Promise<void> {
    if (this.store.meta.pushMode !== "early" || this.announced.length === 0) return;
    const delivered = Promise.all(this.takeAnnounced().map((push) => this.attempt(push)));
    const patience = new Promise((resolve) => this.wait(EARLY_PATIENCE, () => resolve(undefined)));
    await Promise.race([delivered, patience]);
  }

  /** To be called after the answer has left. */
  release(): void {
    const pushes = this.takeAnnounced();
    if (pushes.length === 0) return;
    const { pushMode } = this.store.meta;
    const delay = pushMode.startsWith("delay:") ? Number(pushMode.slice(6)) : 0;
    const isShuffled = ({ fate }: StoredPush) => pushMode === "shuffled" || fate === "shuffled";
    const isDelayed = ({ fate }: StoredPush) => fate === "delayed";
    const shuffled = pushes.filter(isShuffled);
    if (shuffled.length > 0) this.shuffle(shuffled);
    const punctual = pushes.filter((push) => !isShuffled(push));
    const send = async (push: StoredPush) => {
      await this.attempt(push);
      if (pushMode === "twice" || push.fate === "twice") await this.attempt(push, true);
    };
    for (const push of punctual.filter(isDelayed)) this.wait(delay + WEATHER_DELAY, () => void send(push));
    const direct = punctual.filter((push) => !isDelayed(push));
    if (direct.length === 0) return;
    this.wait(delay, async () => {
      for (const push of direct) await send(push);
    });
  }

  /** Sends once more, whatever mode and state. @returns what the receiver said */
  async resend(push: StoredPush): Promise<string> {
    await this.attempt(push, true);
    return push.attempts.at(-1)?.result ?? "";
  }

  /** Takes up unfinished pushes after a restart. */
  resume(): void {
    for (const push of this.store.tables.pushes.valuesMentioning('"state":"waiting"')) {
      if (push.state === "waiting") this.planRetry(push, push.nextAt ?? this.clock.now());
    }
  }

  /** Forgets everything under way. */
  cancel(): void {
    this.stop.abort();
    this.stop = createStop();
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.announced = [];
    this.shuffling = [];
  }

  private takeAnnounced(): StoredPush[] {
    const pushes = this.announced;
    this.announced = [];
    return pushes;
  }

  private shuffle(pushes: StoredPush[]): void {
    this.shuffling.push(...pushes);
    if (this.shuffling.length > pushes.length) return;
    this.wait(SHUFFLE_WINDOW, async () => {
      const late = this.shuffling.reverse(); // the one order that is wrong for every pair
      this.shuffling = [];
      for (const push of late) await this.attempt(push);
    });
  }

  private async attempt(push: StoredPush, repeated = false): Promise<void> {
    if (!repeated && push.state !== "waiting") return;
    const { signal } = this.stop;
    const at = this.clock.now();
    const begun = Date.now();
    let result: string;
    try {
      result = String(await postJson(push.url, renderPushBody(push), ANSWER_WITHIN, signal));
    } catch (error) {
      result = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : "error";
    }
    if (signal.aborted) return;
    push.attempts.push({ at, wall: begun, ms: Date.now() - begun, result });
    if (result === "200") {
      push.state = "delivered";
      push.nextAt = null;
    } else if (push.state === "waiting") {
      this.planRetry(push, at + (GAPS[push.attempts.length - 1] ?? GAPS.at(-1) ?? HOUR));
    }
    this.store.save("pushes", push.id);
  }

  private planRetry(push: StoredPush, at: number): void {
    push.nextAt = at;
    this.store.save("pushes", push.id);
    this.clock.setAlarm(at, () => {
      if (push.state !== "waiting" || push.nextAt !== at) return;
      if (this.clock.now() - push.created < DROPPED_AFTER) return void this.attempt(push);
      push.state = "dropped";
      push.nextAt = null;
      this.store.save("pushes", push.id);
    });
  }

  private wait(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, ms);
    this.timers.add(timer);
  }
}

/** As many attempts as there are receivers may wait for it at once. */
function createStop(): AbortController {
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  return stop;
}

/** The body of a push: an id and no state, exactly as on the wire. */
export function renderPushBody(push: StoredPush): string {
  const subject = push.subject ?? { object: "payment.transactions", id: push.payment };
  return JSON.stringify({
    object: "event.pushes",
    id: push.id,
    created: toBerlinTime(push.created),
    target: subject.object,
    type: push.type,
    data: [subject],
  }).replaceAll("/", "\\/");
}
