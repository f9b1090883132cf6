import type { ComponentPropsWithRef, ReactNode } from "react";
import { FieldError } from "./field.tsx";

interface RadioCardProps extends Omit<ComponentPropsWithRef<"input">, "type" | "value"> {
  name: string;
  value: string;
  label: string;
  /** The one consequence of choosing this; becomes the description, not part of the name. */
  consequence?: ReactNode;
  /** Right edge, e.g. a price. */
  aside?: ReactNode;
}

/** A radio whose whole row can be pressed. Its accessible name is `label` alone. */
export function RadioCard({ name, value, label, consequence, aside, children, ...input }: RadioCardProps) {
  const id = `${name}-${value}`;
  return (
    <div className="relative border-b border-line motion-safe:transition-colors last:border-b-0 hover:bg-sunk has-checked:bg-raised has-disabled:opacity-70 has-disabled:hover:bg-transparent">
      <div className="grid grid-cols-[auto_1fr_auto] items-start gap-x-3 px-4 py-4">
        <input
          type="radio"
          id={id}
          name={name}
          value={value}
          aria-describedby={consequence ? `${id}-consequence` : undefined}
          className="relative z-10 mt-0.5 size-5 accent-ember"
          {...input}
        />
        <div>
          {/* The stretched label makes the row one target. */}
          <label htmlFor={id} className="font-semibold after:absolute after:inset-0">
            {label}
          </label>
          {consequence ? (
            <p id={`${id}-consequence`} className="mt-0.5 text-sm text-soft">
              {consequence}
            </p>
          ) : null}
        </div>
        {aside ? <div className="tabular text-sm">{aside}</div> : null}
      </div>
      {children ? <div className="relative z-10 px-4 pb-5 pl-12">{children}</div> : null}
    </div>
  );
}

interface RadioGroupProps {
  name: string;
  legend: string;
  legendHidden?: boolean;
  error?: string | undefined;
  children: ReactNode;
}

/** The frame around radio cards: fieldset, legend, error. */
export function RadioGroup({ name, legend, legendHidden, error, children }: RadioGroupProps) {
  return (
    <fieldset aria-describedby={error ? `${name}-error` : undefined}>
      <legend className={legendHidden ? "sr-only" : "mb-2 text-sm font-semibold"}>{legend}</legend>
      <div className={`rounded-xs border ${error ? "border-bad" : "border-line-strong"}`}>{children}</div>
      <FieldError id={`${name}-error`} message={error} />
    </fieldset>
  );
}
