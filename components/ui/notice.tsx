import type { ReactNode } from "react";

export type NoticeTone = "plain" | "good" | "warn" | "bad";

interface NoticeProps {
  tone?: NoticeTone;
  title?: string;
  /** "alert" for what just went wrong, "status" for what just went right; absent for standing information. */
  role?: "alert" | "status";
  children?: ReactNode;
}

const TONES: Record<NoticeTone, string> = {
  plain: "border-line-strong bg-sunk",
  good: "border-good bg-good-ground",
  warn: "border-warn bg-warn-ground",
  bad: "border-bad bg-bad-ground",
};

/** A short message set off by a bar at its left; tone is told by words first, by colour second. */
export function Notice({ tone = "plain", title, role, children }: NoticeProps) {
  return (
    <div role={role} className={`border-l-4 px-4 py-3 ${TONES[tone]}`}>
      {title ? <p className="font-semibold">{title}</p> : null}
      {children ? <div className="text-sm">{children}</div> : null}
    </div>
  );
}
