import type { ComponentPropsWithRef, ReactNode } from "react";

interface FieldOwnProps {
  /** Also the id's base; unique on its page. */
  name: string;
  label: string;
  /** One line below the label: why this is asked or how to write it. */
  hint?: ReactNode;
  /** What is wrong with *this* value and how to mend it. */
  error?: string | undefined;
  /** The word for "(optional)"; absent means required. */
  optional?: string;
  /** Keeps the label for screen readers only, where the page already says it visibly. */
  labelHidden?: boolean;
  /** Set apart from `name` when the same field stands on a page more than once. */
  id?: string;
}

/**
 * Label, hint, input and error, wired together. Further props go to the `<input>`, `ref` included, so
 * `{...register("email")}` of react-hook-form fits, and so does a plain `defaultValue` without any script.
 */
export function TextField({
  name,
  label,
  hint,
  error,
  optional,
  labelHidden,
  id = name,
  className,
  ...input
}: FieldOwnProps & Omit<ComponentPropsWithRef<"input">, "id" | "name">) {
  return (
    <FieldFrame {...{ id, label, hint, error, optional, labelHidden, className }}>
      <input
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describe(id, hint, error)}
        className={`${CONTROL} ${error ? "border-bad" : "border-line-strong"}`}
        {...input}
      />
    </FieldFrame>
  );
}

/** The same for a `<select>`; the options are its children. */
export function SelectField({
  name,
  label,
  hint,
  error,
  optional,
  labelHidden,
  id = name,
  className,
  children,
  ...select
}: FieldOwnProps & Omit<ComponentPropsWithRef<"select">, "id" | "name">) {
  return (
    <FieldFrame {...{ id, label, hint, error, optional, labelHidden, className }}>
      <select
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describe(id, hint, error)}
        className={`${CONTROL} ${error ? "border-bad" : "border-line-strong"}`}
        {...select}
      >
        {children}
      </select>
    </FieldFrame>
  );
}

// 16 px and more, so that phones do not zoom into the field.
const CONTROL =
  "block min-h-12 w-full rounded-xs border bg-raised px-3 py-2 text-base text-ink placeholder:text-soft hover:border-ink disabled:bg-sunk disabled:text-soft";

interface FrameProps {
  id: string;
  label: string;
  hint: ReactNode;
  error: string | undefined;
  optional: string | undefined;
  labelHidden: boolean | undefined;
  className: string | undefined;
  children: ReactNode;
}

function FieldFrame({ id, label, hint, error, optional, labelHidden, className, children }: FrameProps) {
  return (
    <div className={className}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "mb-1.5 block text-sm font-semibold"}>
        {label}
        {optional ? <span className="font-normal text-soft"> {optional}</span> : null}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="mt-1.5 text-xs text-soft">
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}

/** The line below a field or a group that says what is wrong; renders nothing without a message. */
export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null;
  return (
    <p id={id} className="mt-1.5 flex gap-1.5 text-sm text-bad">
      <svg viewBox="0 0 16 16" aria-hidden="true" className="mt-1 size-3.5 shrink-0 fill-current">
        <path d="M8 .8 15.6 14.6H.4zM7.2 5.6v4.6h1.6V5.6zm0 5.8v1.7h1.6v-1.7z" fillRule="evenodd" />
      </svg>
      <span>{message}</span>
    </p>
  );
}

function describe(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  const parts = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : undefined;
}
