"use client";

import { useEffect, useState } from "react";

interface ShareCodeProps {
  label: string;
  /** Address of the picture. */
  href: string;
  fileName: string;
  /** Said when it did not work. */
  failed: string;
}

/** Hands the picture to another app, where the browser can; nothing otherwise, and saving remains. */
export function ShareCode({ label, href, fileName, failed }: ShareCodeProps) {
  const [isAble, setAble] = useState(false);
  const [outcome, setOutcome] = useState("");
  const toFiles = (data: BlobPart) => [new File([data], fileName, { type: "image/png" })];
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once; what the browser can does not change
  useEffect(() => setAble(navigator.canShare?.({ files: toFiles("") }) ?? false), []);
  async function share() {
    setOutcome("");
    try {
      const response = await fetch(href);
      if (!response.ok) throw new Error(String(response.status));
      await navigator.share({ files: toFiles(await response.blob()) });
    } catch (error) {
      // Closed by whoever opened it: nothing went wrong.
      if ((error as Error).name !== "AbortError") setOutcome(failed);
    }
  }
  return isAble ? (
    <>
      <button type="button" onClick={share} className="link min-h-11">
        {label}
      </button>
      <span role="status" className="block text-xs text-bad">
        {outcome}
      </span>
    </>
  ) : null;
}
