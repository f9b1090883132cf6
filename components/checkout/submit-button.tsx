"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonLook } from "#components/ui/button.tsx";

interface SubmitButtonProps {
  label: string;
  /** Shown instead while the form is on its way. */
  pendingLabel: string;
  look?: ButtonLook;
}

/** Tells that it was pressed and takes no second press; without script it is a plain button. */
export function SubmitButton({ label, pendingLabel, look = "primary" }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <Button
      look={look}
      wide={look !== "link"}
      aria-busy={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      {pending ? pendingLabel : label}
    </Button>
  );
}
