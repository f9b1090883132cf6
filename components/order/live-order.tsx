"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

interface LiveOrderProps {
  /** Address of the event stream; asked for JSON it answers with the order's version alone. */
  src: string;
  /** Mark of this page's data, and the version of the order it shows. */
  since: number;
  version: number;
  /** What is said once the page has turned. */
  news: string;
  /** Tells two states apart: only a new one is announced. */
  state: string;
  stale: string;
  reload: string;
}

const TRIES = 2;
const POLL_MILLISECONDS = 15_000;

/**
 * Turns the page when the shop learns something. Without a stream it asks from time to time, and when nobody answers it says
 * so. A page nobody looks at holds no connection.
 */
export function LiveOrder({ src, since, version, news, state, stale, reload }: LiveOrderProps) {
  const router = useRouter();
  const [isStale, setStale] = useState(false);
  const shown = useRef({ state, version });
  // The stream goes on over refreshes: it knows by itself how far it is.
  const begin = useRef(since);
  const [said, say] = useState("");
  useEffect(() => {
    if (shown.current.state !== state) say(news);
    shown.current = { state, version };
  }, [state, version, news]);
  useEffect(() => {
    let mark = begin.current;
    let failures = 0;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const close = () => {
      clearTimeout(timer);
      source?.close();
    };
    const later = (work: () => void, milliseconds: number) => {
      timer = setTimeout(work, milliseconds * (0.75 + Math.random() / 2));
    };
    const ask = async () => {
      const answer = await fetch(src, { headers: { accept: "application/json" }, cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      const { version: now } = await answer.json();
      if (now !== shown.current.version) router.refresh();
    };
    const poll = async () => {
      try {
        await ask();
        failures = TRIES;
        setStale(false);
        later(poll, POLL_MILLISECONDS);
      } catch {
        failures += 1;
        setStale(true);
        later(poll, Math.min(POLL_MILLISECONDS * failures, 120_000));
      }
    };
    const open = () => {
      close();
      if (document.hidden) return;
      if (failures >= TRIES) return void poll();
      source = new EventSource(`${src}?since=${mark}`);
      source.onopen = () => {
        failures = 0;
        setStale(false);
        // What was committed between the page and its stream has no later call.
        ask().catch(() => {});
      };
      source.onmessage = (event) => {
        mark = Number(event.lastEventId);
        router.refresh();
      };
      source.onerror = () => {
        close();
        failures += 1;
        later(open, 1_000 * failures);
      };
    };
    document.addEventListener("visibilitychange", open);
    open();
    return () => {
      close();
      document.removeEventListener("visibilitychange", open);
    };
  }, [router, src]);
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      {isStale ? (
        <p className="mb-6 text-sm text-soft print:hidden">
          {stale}{" "}
          <a href={src.replace(/\/events$/, "")} className="link text-ink">
            {reload}
          </a>
        </p>
      ) : null}
    </>
  );
}
