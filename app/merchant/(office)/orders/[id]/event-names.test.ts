import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AUDIT_ACTIONS } from "#lib/domain/audit.ts";
import { DELIVERY_REPORT_TRANSITIONS } from "#lib/domain/delivery-report.ts";
import { PAYMENT_TRANSITIONS, type ProviderCall } from "#lib/domain/payment.ts";
import { MESSAGES } from "#lib/i18n/messages.ts";
import { toEventKey } from "./timeline-lines.ts";

const CALLS: Record<ProviderCall, true> = {
  ...{ create: true, update: true, prepare: true, start: true, abort: true, cancel: true },
};

/** What may stand in a name that is put together, by the name of the variable. */
const PARTS: Record<string, readonly string[]> = {
  call: Object.keys(CALLS),
  status: Object.keys(PAYMENT_TRANSITIONS),
  "payment.status": Object.keys(PAYMENT_TRANSITIONS),
  report: Object.keys(DELIVERY_REPORT_TRANSITIONS),
};

/** Rooms whose code decides about orders or writes their history. */
const ROOMS = ["lib/domain", "lib/usecases", "lib/store"];

/** A name of an event as it stands in code: words with dots, perhaps put together. No file, no path, no address. */
const NAME = /(["`])((?:[a-z]\w*|\$\{[\w.]+\})(?:\.(?:[a-z]\w*|\$\{[\w.]+\}))+)\1/g;

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes(".test."))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes("/fixtures/") && !path.includes("/seed/"));
}

function expand(name: string): string[] {
  const slot = /\$\{([\w.]+)\}/.exec(name);
  if (slot === null) return [name];
  const words = PARTS[slot[1] ?? ""];
  // A name nobody here can read: add what may stand in it to the table above.
  if (words === undefined) throw new Error(`what may stand in "${name}"?`);
  return words.flatMap((word) => expand(name.replace(slot[0], word)));
}

function listEvents(): string[] {
  const names = new Set<string>(AUDIT_ACTIONS);
  for (const path of ROOMS.flatMap(listSources)) {
    for (const [, , name = ""] of readFileSync(path, "utf8").matchAll(NAME)) {
      if (EVENT_WORDS.test(name)) for (const event of expand(name)) names.add(event);
    }
  }
  return [...names].sort();
}

/** What events are about; a further subject is a further word here, which the last test asks for. */
const EVENT_WORDS = /^(document|order|payment|call|delivery|refund|mail|push|attention|job|legacy|staff)\./;

describe("the sentences of the timeline", () => {
  const events = listEvents();

  it.each(["de", "en"] as const)("exist for every event the code knows, in %s", (locale) => {
    const sentences = MESSAGES[locale].handling.events as Record<string, string>;
    expect(events.filter((event) => sentences[toEventKey(event)] === undefined)).toEqual([]);
  });

  it("were asked of the whole code", () => {
    const some = ["order.placed", "payment.read", "call.create.found", "call.start.refused", "payment.cleared"];
    expect(events).toEqual(expect.arrayContaining([...some, "delivery.reportRepeated", "order.drafted"]));
  });

  it("are asked of every event that is saved under a name of its own", () => {
    // Wherever a decision says its event in a literal, the literal is one of those above.
    const said = ROOMS.flatMap(listSources).flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/\bevent(?: =|:) (["`])([^"`]+)\1/g)].map(([, , name = ""]) => name),
    );
    expect(said.length).toBeGreaterThan(10);
    const mails = Object.keys(MESSAGES.de.handling.mails);
    expect(said.filter((name) => !EVENT_WORDS.test(name) && !mails.includes(name))).toEqual([]);
  });
});
