import type { Client } from "pg";

/** What the trigger of the history calls. */
export const CHANGES_CHANNEL = "order_changes";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/**
 * Hears what the database calls out after a commit, on one connection of its own that is opened anew when it is lost.
 * @param onNews something changed, or may have while nobody heard
 * @param onHeard whether it is heard right now
 * @returns how to stop
 */
export function hearPostgres(url: string, onNews: () => void, onHeard: (isHeard: boolean) => void): () => void {
  let client: Client | null = null;
  let pause = FIRST_PAUSE;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function connect(): Promise<void> {
    const { default: pg } = await import("pg");
    if (isOver) return;
    const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: "storefront-notices" });
    client = next;
    let isLost = false;
    const lose = () => {
      if (isLost) return;
      isLost = true;
      onHeard(false);
      void next.end().catch(() => {});
      if (isOver) return;
      timer = setTimeout(() => void connect(), pause * (0.5 + Math.random() / 2));
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
    next.on("error", lose).on("end", lose).on("notification", onNews);
    try {
      await next.connect();
      await next.query(`listen ${CHANGES_CHANNEL}`);
    } catch {
      return lose();
    }
    if (isOver) return void next.end().catch(() => {});
    pause = FIRST_PAUSE;
    onHeard(true);
    onNews();
  }

  void connect();
  return () => {
    isOver = true;
    clearTimeout(timer);
    void client?.end().catch(() => {});
  };
}
