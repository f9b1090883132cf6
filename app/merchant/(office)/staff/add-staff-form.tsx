import { getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { ROLES } from "#lib/domain/staff.ts";
import { addStaffAction } from "./actions.ts";
import type { TypedStaff } from "./typed-staff.ts";

interface AddStaffFormProps {
  /** Becomes the id of whoever is added, so that a second press adds nobody. */
  wish: string;
  typed: TypedStaff | null;
  shortest: number;
}

export async function AddStaffForm({ wish, typed, shortest }: AddStaffFormProps) {
  const [t, staff] = await Promise.all([getTranslations("staff.team"), getTranslations("staff")]);
  const errorOf = (field: TypedStaff["problems"][number]) =>
    typed?.problems.includes(field) ? t(`problem.${field}`, { count: shortest }) : undefined;
  const emailProblem = typed?.problems.includes("taken") ? t("problem.taken") : errorOf("email");
  return (
    <section aria-labelledby="add-staff" className="max-w-xl space-y-5">
      <Heading level={2} size="part" id="add-staff">
        {t("addTitle")}
      </Heading>
      <form action={addStaffAction} className="space-y-5">
        <input type="hidden" name="wish" value={typed?.wish ?? wish} />
        <TextField
          name="name"
          label={t("name")}
          defaultValue={typed?.name}
          error={errorOf("name")}
          autoComplete="off"
        />
        <TextField
          name="email"
          type="email"
          label={staff("email")}
          defaultValue={typed?.email}
          error={emailProblem}
          autoComplete="off"
        />
        <SelectField name="role" label={t("role")} defaultValue={typed?.role ?? "clerk"} error={errorOf("role")}>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {staff(`roles.${role}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          name="password"
          type="password"
          label={staff("password")}
          hint={t("passwordHint", { count: shortest })}
          error={errorOf("password")}
          autoComplete="new-password"
        />
        <Button>{t("add")}</Button>
      </form>
    </section>
  );
}
