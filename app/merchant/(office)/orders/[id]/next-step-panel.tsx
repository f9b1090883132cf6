import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Heading } from "#components/ui/heading.tsx";
import type { NextStep } from "./next-step.ts";

interface NextStepPanelProps {
  step: NextStep;
  /** What its sentences may name. */
  values: { left: number; amount: string; date: string; hasCode: "yes" | "no" };
  /** Buttons for those who may. */
  children?: ReactNode;
}

const ALARMING: ReadonlySet<NextStep> = new Set(["clarify", "reportAgain"]);

/** What to do next, first on the page and larger than everything else on it. */
export async function NextStepPanel({ step, values, children }: NextStepPanelProps) {
  const t = await getTranslations(`handling.next.${step}`);
  return (
    <section
      aria-labelledby="next-title"
      data-next-step={step}
      className={`flex flex-wrap items-center justify-between gap-x-8 gap-y-4 rounded-xs border px-5 py-4 ${ALARMING.has(step) ? "border-bad bg-bad-ground" : "border-line bg-raised"}`}
    >
      <div className="min-w-0 max-w-2xl">
        <Heading level={2} size="part" id="next-title">
          {t("title", values)}
        </Heading>
        <p className={`mt-0.5 text-sm ${ALARMING.has(step) ? "" : "text-soft"}`}>{t("text", values)}</p>
      </div>
      {children ? <div className="flex flex-wrap items-center gap-x-4 gap-y-2 max-sm:w-full">{children}</div> : null}
    </section>
  );
}
