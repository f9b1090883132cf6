import type { ComponentPropsWithRef, ReactNode } from "react";

interface CheckboxProps extends Omit<ComponentPropsWithRef<"input">, "type"> {
  name: string;
  label: ReactNode;
}

/** A tick box with its label to the right; 44 px tall for thumbs. */
export function Checkbox({ name, label, id = name, ...input }: CheckboxProps) {
  return (
    <div className="flex min-h-11 items-center gap-3">
      <input type="checkbox" id={id} name={name} className="size-5 shrink-0 accent-ember" {...input} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
