import type { ComponentPropsWithRef } from "react";
import { FieldError } from "./field.tsx";

interface CheckFieldProps extends Omit<ComponentPropsWithRef<"input">, "type" | "id"> {
  /** Also the id. */
  name: string;
  label: string;
  error?: string | undefined;
}

/** A box to tick, with its sentence and what is wrong with it. The sentence is part of the target. */
export function CheckField({ name, label, error, ...input }: CheckFieldProps) {
  return (
    <div>
      <div className="relative grid min-h-11 grid-cols-[auto_1fr] items-start gap-x-3 py-2.5">
        <input
          type="checkbox"
          id={name}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${name}-error` : undefined}
          className="relative z-10 mt-0.5 size-5 accent-ember"
          {...input}
        />
        <label htmlFor={name} className="font-semibold after:absolute after:inset-0">
          {label}
        </label>
      </div>
      <FieldError id={`${name}-error`} message={error} />
    </div>
  );
}
