"use client";

import { Fragment, useActionState, useMemo } from "react";
import { Button } from "#components/ui/button.tsx";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RadioCard, RadioGroup } from "#components/ui/radio-card.tsx";
import type { CheckoutField, CheckoutRules } from "#lib/domain/checkout.ts";
import type { CheckoutAction, CheckoutState } from "./checkout-state.ts";
import type { CheckoutChoice, CheckoutChoices, CheckoutTexts } from "./checkout-texts.ts";
import { describeProblem } from "./describe-problem.ts";
import { FormPart } from "./form-part.tsx";
import { ProblemSummary } from "./problem-summary.tsx";
import { useCheckoutFields } from "./use-checkout-fields.ts";

interface CheckoutFormProps {
  action: CheckoutAction;
  initial: CheckoutState;
  texts: CheckoutTexts;
  choices: CheckoutChoices;
  /** The fields as they stand on the page. */
  order: readonly CheckoutField[];
  /** The current day where the shop is, "YYYY-MM-DD". */
  today: string;
}

/** One form for everything. Without script it posts and comes back with all that was typed. */
export function CheckoutForm({ action, initial, texts, choices, order, today }: CheckoutFormProps) {
  const [state, send, isPending] = useActionState(action, initial);
  const rules = useMemo(() => toRules(choices, today), [choices, today]);
  const fields = useCheckoutFields({ state, isPending, send, rules });
  const { bind, bindRadio, problemOf, typedIn } = fields;

  const describe = (field: CheckoutField) => {
    const code = problemOf(field);
    return code === undefined ? undefined : describeProblem(field, code, typedIn(field), texts.errors);
  };
  const control = (field: CheckoutField) => ({
    ...bind(field),
    defaultValue: state.values[field],
    error: describe(field),
  });
  const text = (field: keyof CheckoutTexts["fields"]) => ({ ...control(field), label: texts.fields[field] });
  const problems = order.flatMap((field) => {
    const sentence = describe(field);
    return sentence === undefined ? [] : [{ target: findTarget(field, choices), text: sentence }];
  });
  const notice = findNotice(state, texts);

  const radios = (field: "delivery" | "paymentMethod", options: CheckoutChoice[]) => (
    <RadioGroup name={field} legend={texts.fields[field]} legendHidden error={describe(field)}>
      {options.map((option) => (
        <Fragment key={option.value}>
          <RadioCard
            {...bindRadio(field)}
            value={option.value}
            label={option.label}
            consequence={option.consequence}
            aside={option.aside}
            defaultChecked={state.values[field] === option.value}
          />
          {option.fields.length > 0 ? (
            <div className={FIELDS_OF_CARD}>
              {option.fields.map(({ name, narrow, ...field }) => (
                <TextField key={name} {...control(name)} {...field} className={narrow ? "max-w-72" : undefined} />
              ))}
            </div>
          ) : null}
        </Fragment>
      ))}
    </RadioGroup>
  );

  return (
    <form
      action={send}
      onSubmit={fields.onSubmit}
      onFocus={fields.onFocus}
      onPointerDown={fields.onPointerDown}
      noValidate
      className="max-w-2xl"
    >
      {fields.hasBeenSent && problems.length > 0 ? (
        <ProblemSummary ref={fields.alertRef} title={texts.problemTitles[problems.length] ?? ""} problems={problems} />
      ) : notice ? (
        <div ref={fields.alertRef} tabIndex={-1} className="mb-8">
          <Notice tone={state.notice === "unexpected" ? "bad" : "warn"} role="alert" title={notice.title}>
            {notice.text}
          </Notice>
        </div>
      ) : null}

      <FormPart title={texts.contact}>
        <TextField
          {...text("email")}
          hint={texts.hints.email}
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </FormPart>

      <FormPart title={texts.address}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField {...text("firstName")} autoComplete="shipping given-name" required />
          <TextField {...text("lastName")} autoComplete="shipping family-name" required />
        </div>
        <TextField {...text("company")} hint={texts.hints.company} autoComplete="shipping organization" />
        <div className="grid gap-5 sm:grid-cols-[1fr_9rem]">
          <TextField {...text("street")} autoComplete="shipping address-line1" required />
          <TextField {...text("houseNumber")} autoComplete="shipping address-line2" required />
        </div>
        <div className="grid gap-5 sm:grid-cols-[9rem_1fr]">
          <TextField {...text("postalCode")} inputMode="numeric" autoComplete="shipping postal-code" required />
          <TextField {...text("city")} autoComplete="shipping address-level2" required />
        </div>
        <SelectField {...text("country")} autoComplete="shipping country" required>
          {choices.countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </FormPart>

      <FormPart title={texts.deliveryTitle}>{radios("delivery", choices.delivery)}</FormPart>
      <FormPart title={texts.paymentTitle}>{radios("paymentMethod", choices.paymentMethod)}</FormPart>

      <Button wide aria-busy={isPending || undefined} className="mt-10">
        {isPending ? texts.pending : texts.submit}
      </Button>
      <p className="mt-3 text-sm text-soft">{texts.submitNote}</p>
    </form>
  );
}

function findNotice({ notice, refusedMethod }: CheckoutState, { notices }: CheckoutTexts) {
  if (notice === null) return null;
  return notice === "declined" ? notices.declined[refusedMethod ?? ""] : notices[notice];
}

/** What the schema needs to know, out of what is on the page. */
function toRules({ countries, paymentMethod }: CheckoutChoices, today: string): CheckoutRules {
  return {
    today,
    countries: countries.map(({ code }) => code),
    methods: paymentMethod.map(({ value, fields }) => ({ code: value, fields })),
  };
}

/**
 * Further fields of the radio card above them: they sit on its lower line and are gone while another card is chosen, by
 * style alone. Browsers that do not know `:has()` simply show them.
 */
const FIELDS_OF_CARD =
  "relative -mt-px space-y-5 border-b border-line bg-raised px-4 pb-5 pl-12 last:border-b-0 [div:has(>div>input:not(:checked))+&]:hidden";

/** Id of the element a link to the field leads to; of radios it is the first one. */
function findTarget(field: CheckoutField, choices: CheckoutChoices): string {
  if (field !== "delivery" && field !== "paymentMethod") return field;
  return `${field}-${choices[field][0]?.value}`;
}
