import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What the connection to the provider reports, as far as it is counted here. */
type ConnectionNews = { kind: "breaker"; to: "closed" | "open" | "halfOpen" } | { kind: "call"; outcome: CallOutcome };
type CallOutcome = "ok" | "notDone" | "unknown";

/** What one process knows of itself, without asking anybody. */
export interface ProcessFigures {
  /** Which build runs here; `development` when it was not built. */
  build: string;
  uptimeSeconds: number;
  /** All memory the process holds, and what its program data takes of it. */
  residentBytes: number;
  heapBytes: number;
  runsWorker: boolean;
  breaker: "closed" | "open" | "halfOpen";
  /** Calls to the provider since the start, by how they ended. */
  calls: Record<CallOutcome, number>;
}

export interface ProcessWatch {
  observe(news: ConnectionNews): void;
  read(): ProcessFigures;
}

/** @param runsWorker asked at every reading: the worker starts after the shop */
export function watchProcess(runsWorker: () => boolean): ProcessWatch {
  const build = readBuildId();
  const calls = { ok: 0, notDone: 0, unknown: 0 };
  let breaker: ProcessFigures["breaker"] = "closed";
  return {
    observe(news) {
      if (news.kind === "breaker") breaker = news.to;
      else calls[news.outcome] += 1;
    },
    read() {
      const { rss, heapUsed } = process.memoryUsage();
      return {
        build,
        uptimeSeconds: process.uptime(),
        residentBytes: rss,
        heapBytes: heapUsed,
        runsWorker: runsWorker(),
        breaker,
        calls: { ...calls },
      };
    },
  };
}

function readBuildId(): string {
  const file = join(process.env.NEXT_DIST_DIR || ".next", "BUILD_ID");
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "development";
  }
}
