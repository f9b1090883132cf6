"use client";

import { useState } from "react";

interface CopyButtonProps {
  label: string;
  /** What is seen of it where there is no room. */
  short: string;
  value: string;
  /** Said and shown once it is in the clipboard. */
  done: string;
  /** Said when the browser refuses; the text to copy is selected then. */
  failed: string;
  /** Id of the element that shows the value. */
  target: string;
}

/** Copies one fact. Without script it is not there, and a press on the fact selects it whole. */
export function CopyButton({ label, short, value, done, failed, target }: CopyButtonProps) {
  const [outcome, setOutcome] = useState("");
  async function copy() {
    setOutcome("");
    try {
      await navigator.clipboard.writeText(value);
      setOutcome(done);
    } catch {
      const element = document.getElementById(target);
      if (element) getSelection()?.selectAllChildren(element);
      setOutcome(failed);
    }
  }
  return (
    <>
      <button
        type="button"
        onClick={copy}
        aria-label={label}
        className="min-h-11 rounded-xs border border-line-strong px-3 py-1.5 text-sm hover:border-ink hover:bg-sunk"
      >
        <span className="sm:hidden">{short}</span>
        <span className="max-sm:hidden">{label}</span>
      </button>
      <span role="status" className="block text-xs text-good">
        {outcome}
      </span>
    </>
  );
}
