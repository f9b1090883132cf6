import { type IsoDay, parseBirthDate } from "./birth-date.ts";

/** What a method may ask beside contact and address. A record says which of them it wants; here is how they are read. */
export const METHOD_FIELDS = ["birthDate"] as const;
export type MethodFieldName = (typeof METHOD_FIELDS)[number];

/** A further field of a method, as its record lists it. Label and hint are messages below `payment.<code>.fields.<name>`. */
export interface MethodField {
  name: MethodFieldName;
  maxLength: number;
  autoComplete?: string;
  inputMode?: "text" | "decimal" | "numeric";
  autoCapitalize?: "characters" | "words";
  /** Short content: the input is as wide as that. */
  narrow?: boolean;
}

/** As much of a method as its form needs. */
export interface MethodForm {
  code: string;
  fields: readonly MethodField[];
}

/**
 * What is wrong with a typed value: a message key below `payment.<code>.errors.<name>`, null when it is fine.
 * @param typed without blanks around it
 * @param today the current day where the shop is
 */
export function findFieldProblem(name: MethodFieldName, typed: string, today: IsoDay): string | null {
  switch (name) {
    case "birthDate": {
      if (typed === "") return null;
      const parsed = parseBirthDate(typed, today);
      return parsed.ok ? null : parsed.reason;
    }
  }
}
