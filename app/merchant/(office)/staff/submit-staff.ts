import "server-only";
import { z } from "zod";
import { isLongEnough } from "#lib/domain/password-rule.ts";
import { ROLES } from "#lib/domain/staff.ts";
import type { Runtime } from "#lib/runtime.ts";
import { enterOffice } from "../enter-office.ts";
import { type TypedStaff, writeTypedStaff } from "./typed-staff.ts";

const PAGE = "/merchant/staff";
const Role = z.enum(ROLES);
const text = (form: FormData, name: string) => String(form.get(name) ?? "").trim();
/** One name for each problem, which is also its message. */
const Member = z.object({
  name: z.string().min(1).max(80),
  email: z.email().max(254),
  role: Role,
  password: z.string().max(200).refine(isLongEnough),
});

/** @returns where to go on */
export async function addStaff(form: FormData): Promise<string> {
  const wish = z.uuid().safeParse(text(form, "wish"));
  const password = String(form.get("password") ?? "");
  const typed = { name: text(form, "name"), email: text(form, "email"), role: text(form, "role") };
  const outcome = await enterOffice("staff", "addStaff", async (runtime, actor) => {
    const read = Member.safeParse({ ...typed, password });
    if (!wish.success) return "failed";
    if (!read.success) {
      const problems = read.error.issues.map(({ path }) => path[0] as TypedStaff["problems"][number]);
      return keepTyped(runtime, { ...typed, wish: wish.data, problems: [...new Set(problems)] });
    }
    const { name, email, role } = read.data;
    const passwordHash = await runtime.passwords.hash(password);
    const entry = { actor, action: "staff.created" as const, detail: { staff: wish.data, role } };
    const isNew = await runtime.staff.create({ id: wish.data, name, email, role, passwordHash }, entry);
    // The same press twice finds the one it has added.
    if (!isNew && (await runtime.staff.findByEmail(email))?.id !== wish.data) {
      return keepTyped(runtime, { ...typed, wish: crypto.randomUUID(), problems: ["taken"] });
    }
    await writeTypedStaff(runtime, null);
    return "created";
  });
  if (outcome === "created") return `${PAGE}?done=created&name=${encodeURIComponent(typed.name)}`;
  return outcome === "typed" ? `${PAGE}#add-staff` : `${PAGE}?problem=failed`;
}

/** @returns where to go on */
export async function changeStaff(form: FormData): Promise<string> {
  const id = text(form, "id");
  const role = Role.safeParse(text(form, "role"));
  const disabled = text(form, "disabled");
  const change = {
    ...(role.success ? { role: role.data } : {}),
    ...(disabled === "" ? {} : { isDisabled: disabled === "yes" }),
  };
  const outcome = await enterOffice("staff", "changeStaff", async ({ staff }, actor) => {
    // Nobody puts themselves out by mistake.
    if (id === actor.staffId || Object.keys(change).length === 0) return "failed";
    const entry = { actor, action: "staff.changed" as const, detail: { staff: id, ...change } };
    return (await staff.change(id, change, entry)) ? "changed" : "lastAdmin";
  });
  if (outcome === "changed") return `${PAGE}?done=changed`;
  return `${PAGE}?problem=${outcome === "lastAdmin" ? "lastAdmin" : "failed"}`;
}

/** @returns where to go on */
export async function endStaffSessions(form: FormData): Promise<string> {
  const id = text(form, "id");
  const outcome = await enterOffice("staff", "endStaffSessions", async ({ staff }, actor) => {
    await staff.endSessions(id, { actor, action: "staff.sessionsEnded", detail: { staff: id } });
    return "ended";
  });
  return outcome === "ended" ? `${PAGE}?done=ended` : `${PAGE}?problem=failed`;
}

async function keepTyped(runtime: Runtime, typed: TypedStaff): Promise<"typed"> {
  await writeTypedStaff(runtime, typed);
  return "typed";
}
