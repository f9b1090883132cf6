import { z } from "zod";
import { maybe } from "./php-values.ts";

/** What the provider posts to `url_push`. It names objects and carries no state: read them again, believe nothing else. */
export const EventPush = z.looseObject({
  object: z.literal("event.pushes"),
  id: z.string().min(1),
  created: maybe(z.string()),
  target: maybe(z.string()),
  type: maybe(z.string()),
  data: z.array(z.looseObject({ object: maybe(z.string()), id: z.string().min(1) })),
});
export type EventPush = z.infer<typeof EventPush>;
