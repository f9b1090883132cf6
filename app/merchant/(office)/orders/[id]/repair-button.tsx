import { randomUUID } from "node:crypto";
import { Button } from "#components/ui/button.tsx";

interface RepairButtonProps {
  action: (form: FormData) => Promise<void>;
  orderId: string;
  /** Which of several, by its id. */
  about: string;
  label: string;
  /** Tells apart what reads alike on one page, for those who do not see it. */
  of?: string;
}

/** One press, one form. */
export function RepairButton({ action, orderId, about, label, of }: RepairButtonProps) {
  return (
    <form action={action} className="inline-block">
      <input type="hidden" name="order" value={orderId} />
      <input type="hidden" name="about" value={about} />
      <input type="hidden" name="wish" value={randomUUID()} />
      <Button look="quiet" aria-label={of === undefined ? undefined : `${label}: ${of}`}>
        {label}
      </Button>
    </form>
  );
}
