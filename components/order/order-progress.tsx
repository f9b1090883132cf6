import { getTranslations } from "next-intl/server";
import { Heading } from "#components/ui/heading.tsx";

export interface ProgressStep {
  key: string;
  label: string;
  /** Empty where there is nothing to say. */
  note: string;
  mark: "done" | "now" | "later";
}

/** What has happened, what is happening, what comes after; the mark is also told in words. */
export async function OrderProgress({ steps }: { steps: ProgressStep[] }) {
  const t = await getTranslations("order.steps");
  return (
    <section aria-labelledby="progress-title">
      <Heading level={2} size="part" id="progress-title">
        {t("title")}
      </Heading>
      <ol className="mt-4 grid gap-y-5 md:grid-cols-3 md:gap-x-8">
        {steps.map((step) => (
          <li key={step.key} aria-current={step.mark === "now" ? "step" : undefined} className="flex gap-3">
            <StepMark mark={step.mark} />
            <div>
              <p className="text-xs text-soft">{t(step.mark)}</p>
              <p className={step.mark === "later" ? "text-soft" : "font-semibold"}>{step.label}</p>
              {step.note === "" ? null : <p className="text-sm text-soft">{step.note}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepMark({ mark }: { mark: ProgressStep["mark"] }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={`mt-0.5 size-6 shrink-0 ${mark === "done" ? "text-good" : "text-ember"}`}
    >
      {mark === "done" ? (
        <path
          d="M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm-1.6 16-4.6-4.6 1.6-1.6 3 3 6.3-6.7 1.7 1.6z"
          className="fill-current"
        />
      ) : (
        <circle
          cx="12"
          cy="12"
          r="10"
          strokeWidth="2"
          className={mark === "now" ? "fill-none stroke-current" : "fill-none stroke-line-strong"}
        />
      )}
      {mark === "now" ? <circle cx="12" cy="12" r="5" className="fill-current" /> : null}
    </svg>
  );
}
