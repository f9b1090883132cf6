import { getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { SelectField } from "#components/ui/field.tsx";
import { ROLES } from "#lib/domain/staff.ts";
import type { ListedStaff } from "#lib/ports.ts";
import { changeStaffAction, endStaffSessionsAction } from "./actions.ts";

interface StaffRowProps {
  member: ListedStaff;
  /** Whoever looks at the page does not lock themselves out of it. */
  isOneself: boolean;
}

export async function StaffRow({ member, isOneself }: StaffRowProps) {
  const [t, staff] = await Promise.all([getTranslations("staff.team"), getTranslations("staff")]);
  const { id, name, email, role, isDisabled, sessions } = member;
  return (
    <li className="grid items-center gap-x-8 gap-y-3 py-4 md:grid-cols-[1fr_auto]">
      <div className={isDisabled ? "text-soft" : ""}>
        <p className="font-semibold">
          {name} {isOneself ? <span className="font-normal text-soft">({t("you")})</span> : null}
        </p>
        <p className="text-sm text-soft">
          {email} · {staff(`roles.${role}`)} · {isDisabled ? t("disabled") : t("sessions", { count: sessions })}
        </p>
      </div>
      <div className="flex flex-wrap items-end gap-3">
        {isOneself ? null : (
          <form action={changeStaffAction} className="flex items-end gap-3">
            <input type="hidden" name="id" value={id} />
            <SelectField
              id={`role-${id}`}
              name="role"
              label={`${t("role")}: ${name}`}
              labelHidden
              defaultValue={role}
              className="w-48"
            >
              {ROLES.map((each) => (
                <option key={each} value={each}>
                  {staff(`roles.${each}`)}
                </option>
              ))}
            </SelectField>
            <Button look="secondary">{t("changeRole")}</Button>
          </form>
        )}
        {sessions === 0 || isOneself ? null : (
          <form action={endStaffSessionsAction}>
            <input type="hidden" name="id" value={id} />
            <Button look="quiet">{t("endSessions")}</Button>
          </form>
        )}
        {isOneself ? null : (
          <form action={changeStaffAction}>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="disabled" value={isDisabled ? "no" : "yes"} />
            <Button look="quiet">{t(isDisabled ? "enable" : "disable")}</Button>
          </form>
        )}
      </div>
    </li>
  );
}
