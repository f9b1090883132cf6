"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Shows the page anew when the shop says that something changed. Never while a form is being filled in, and without a
 * connection while nobody looks at the page: browsers share few of them among all tabs.
 * @param src address of the event stream
 * @param since mark of this page's data
 */
export function LiveRefresh({ src, since }: { src: string; since: number }) {
  const router = useRouter();
  useEffect(() => {
    let mark = since;
    let wait = 1_000;
    let isTyping = false;
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const close = () => {
      clearTimeout(timer);
      source?.close();
      source = null;
    };
    const open = () => {
      close();
      if (document.hidden || isTyping) return;
      source = new EventSource(`${src}?since=${mark}`);
      source.onmessage = (event) => {
        mark = Number(event.lastEventId);
        wait = 1_000;
        router.refresh();
      };
      source.onerror = () => {
        close();
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, 60_000);
      };
    };
    const type = (event: Event) => {
      if ((event.target as Element).closest("search")) return;
      isTyping = true;
      close();
    };
    document.addEventListener("visibilitychange", open);
    document.addEventListener("input", type);
    open();
    return () => {
      close();
      document.removeEventListener("visibilitychange", open);
      document.removeEventListener("input", type);
    };
  }, [router, src, since]);
  return null;
}
