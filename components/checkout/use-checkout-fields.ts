import { type FormEvent, startTransition, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Resolver, useForm } from "react-hook-form";
import type { CheckoutField, CheckoutInput, CheckoutRules } from "#lib/domain/checkout.ts";
import type { CheckoutState } from "./checkout-state.ts";
import { useCalmPress } from "./use-calm-press.ts";

interface CheckoutFieldsOptions {
  state: CheckoutState;
  isPending: boolean;
  send: (form: FormData) => void;
  rules: CheckoutRules;
}

/** The schema is fetched when the form is first touched: the page is there sooner, and nobody is faster than that. */
const loadRules = () => import("./checkout-rules.ts");

/**
 * The form in the browser: looks at a field when it is left and at all of them when the form is sent, and takes a
 * complaint back as soon as the value is fine. No default values: what was typed before this code arrived must stay.
 */
export function useCheckoutFields({ state, isPending, send, rules }: CheckoutFieldsOptions) {
  const [initial] = useState(state);
  const errors = useMemo(() => toFieldErrors(state), [state]);
  const resolver = useCallback<Resolver<CheckoutInput>>(
    async (values, context, options) => {
      // Rules that do not arrive must not stop anybody: the server has the same ones.
      const code = await loadRules().catch(() => null);
      return code?.createCheckoutResolver(rules)(values, context, options) ?? { values, errors: {} };
    },
    [rules],
  );
  const { register, handleSubmit, trigger, getValues, setValue, clearErrors, formState } = useForm<CheckoutInput>({
    resolver,
    mode: "onSubmit",
    reValidateMode: "onSubmit",
    shouldFocusError: false,
    errors,
  });
  const { errors: problems, submitCount } = formState;
  const alertRef = useRef<HTMLDivElement>(null);
  const isChecking = useRef(false);
  const { onPointerDown, afterPress } = useCalmPress();

  // Registering radios one by one, react-hook-form takes a choice back that was made before this code arrived.
  const chosenEarly = useRef(new Map<"delivery" | "paymentMethod", string>());
  useEffect(() => {
    for (const [field, value] of chosenEarly.current) setValue(field, value as CheckoutInput[typeof field]);
  }, [setValue]);

  useEffect(() => {
    if (submitCount > 0) alertRef.current?.focus();
  }, [submitCount]);

  useEffect(() => {
    if (state === initial) return;
    // The server may choose another method; everything else stays as it is on the screen.
    if (state.notice === "declined") setValue("paymentMethod", state.values.paymentMethod);
    alertRef.current?.focus();
  }, [state, initial, setValue]);

  async function dropMendedProblems() {
    const shown = Object.keys(problems) as CheckoutField[];
    if (shown.length === 0) return;
    const { parseCheckout } = await loadRules();
    const parsed = parseCheckout(getValues(), rules);
    clearErrors(shown.filter((field) => parsed.ok || parsed.errors[field] === undefined));
  }

  function checkWhenLeft(field: CheckoutField) {
    // Tabbing through an empty form is no mistake yet.
    if (getValues(field)) afterPress(() => void trigger(field));
  }

  /** Props for the input of a field. */
  function bind(field: CheckoutField) {
    return register(field, { onChange: dropMendedProblems, onBlur: () => checkWhenLeft(field) });
  }

  return {
    bind,
    /** Props for each radio of a group. */
    bindRadio(field: "delivery" | "paymentMethod") {
      const { ref, ...props } = bind(field);
      return {
        ...props,
        ref(radio: HTMLInputElement | null) {
          if (radio?.checked && !chosenEarly.current.has(field)) chosenEarly.current.set(field, radio.value);
          ref(radio);
        },
      };
    },
    /** Code of the problem shown at a field. */
    problemOf: (field: CheckoutField) => problems[field]?.message,
    typedIn: (field: CheckoutField) => getValues(field) ?? state.values[field],
    hasBeenSent: submitCount > 0 || Object.keys(state.errors).length > 0,
    alertRef,
    onPointerDown,
    onFocus: () => void loadRules().catch(() => null),
    onSubmit(event: FormEvent<HTMLFormElement>) {
      const form = event.currentTarget;
      if (isPending || isChecking.current) return event.preventDefault();
      isChecking.current = true;
      void handleSubmit(() => startTransition(() => send(new FormData(form))))(event).finally(() => {
        isChecking.current = false;
      });
    },
  };
}

function toFieldErrors({ errors }: CheckoutState) {
  return Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, { type: "server", message: code }]));
}
