import { getTranslations } from "next-intl/server";

export const CHECKOUT_STEPS = ["cart", "details", "review", "done"] as const;
export type CheckoutStep = (typeof CHECKOUT_STEPS)[number];

interface CheckoutStepsProps {
  current: CheckoutStep;
  /** Where the steps already behind can be found again. */
  hrefs: Partial<Record<CheckoutStep, string>>;
}

/** Where the customer stands on the one straight way from basket to order. */
export async function CheckoutSteps({ current, hrefs }: CheckoutStepsProps) {
  const t = await getTranslations("checkout.steps");
  const position = CHECKOUT_STEPS.indexOf(current);
  return (
    <nav aria-label={t("label")} className="mb-6 md:mb-10">
      <ol className="flex flex-wrap gap-x-5 text-sm sm:gap-x-8">
        {CHECKOUT_STEPS.map((step, index) => {
          const href = index < position ? hrefs[step] : undefined;
          return (
            <li
              key={step}
              aria-current={step === current ? "step" : undefined}
              className={`flex min-h-11 items-center border-b-2 ${step === current ? "border-ember font-semibold" : "border-transparent text-soft"}`}
            >
              {href ? (
                <a href={href} className="link inline-flex min-h-11 items-center">
                  {t(step)}
                </a>
              ) : (
                t(step)
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
