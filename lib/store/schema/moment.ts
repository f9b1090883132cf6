import { timestamp } from "drizzle-orm/pg-core";

/** A point in time, with its zone in the database and as a Date here. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
