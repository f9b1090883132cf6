import type { z } from "zod";

interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  innerType?: z.ZodType;
  element?: z.ZodType;
  options?: z.ZodType[];
  values?: unknown[];
  in?: z.ZodType;
  out?: z.ZodType;
  valueType?: z.ZodType;
}

/** One schema wants its text to begin like this, and no other minds. */
const ANY_TEXT = "payment.secupay";

/** A value that a wire schema accepts with every field it knows filled in; the key of a record is `*`. */
export function sampleOf(schema: z.ZodType): unknown {
  const definition = schema.def as unknown as Definition;
  const inner = (part: z.ZodType | undefined) => {
    if (part === undefined) throw new Error(`no inner schema in ${definition.type}`);
    return sampleOf(part);
  };
  switch (definition.type) {
    case "object":
      return Object.fromEntries(Object.entries(definition.shape ?? {}).map(([key, part]) => [key, sampleOf(part)]));
    case "optional":
    case "nullable":
      return inner(definition.innerType);
    case "array":
      return [inner(definition.element)];
    case "union":
      return inner(definition.options?.[0]);
    case "record":
      return { "*": inner(definition.valueType) };
    case "literal":
      return definition.values?.[0];
    case "pipe":
      // A preprocess has its transform in front, a transform behind.
      return inner(definition.in?.def.type === "transform" ? definition.out : definition.in);
    case "string":
    case "unknown":
      return ANY_TEXT;
    case "number":
      return 1;
    case "boolean":
      return true;
    default:
      throw new Error(`no sample for a schema of type ${definition.type}`);
  }
}
