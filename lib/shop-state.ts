/** What the parts of one process tell each other that the framework bundles apart (pages, proxy, start-up). */
interface ShopState {
  /** After SIGTERM: nothing new should be sent here. */
  isDraining: boolean;
  isInMaintenance: boolean;
  /** Of the shop's own pages, as browsers send it; null before the first start-up. */
  origin: string | null;
  /** How to reach people while the database is away; null before the first start-up. */
  contact: { name: string; phone: string; email: string } | null;
  /** Ids of the server actions of this build; null where they are not known, and then every id passes. */
  actionIds: ReadonlySet<string> | null;
  /** Whether the database answers; asked at most once a second. */
  isDatabaseThere(): Promise<boolean>;
}

const SLOT = Symbol.for("secuconnect-storefront.state");
const holder = globalThis as { [SLOT]?: ShopState };

/** The one state of this process. */
export function shopState(): ShopState {
  holder[SLOT] ??= {
    isDraining: false,
    isInMaintenance: false,
    origin: null,
    contact: null,
    actionIds: null,
    isDatabaseThere: async () => true,
  };
  return holder[SLOT];
}

const FRESH_MILLISECONDS = 1_000;

/** Asks at most once a second, and once for all who ask meanwhile. */
export function askOnceASecond(ping: () => Promise<void>): () => Promise<boolean> {
  let askedAt = Number.NEGATIVE_INFINITY;
  let answer: Promise<boolean> = Promise.resolve(true);
  let isAsking = false;
  return () => {
    if (isAsking || performance.now() - askedAt < FRESH_MILLISECONDS) return answer;
    isAsking = true;
    answer = ping()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        isAsking = false;
        askedAt = performance.now();
      });
    return answer;
  };
}
