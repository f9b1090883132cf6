export type Tone = "good" | "wait" | "bad" | "quiet";

export interface Word {
  text: string;
  tone: Tone;
}

// secuconnect-api §4.1: the statuses of a Smart Transaction (D; cancelled S, aborted G)
const SMART: Readonly<Record<string, Word>> = {
  created: { text: "angelegt", tone: "quiet" },
  processing: { text: "in Arbeit", tone: "wait" },
  approved: { text: "autorisiert", tone: "wait" },
  pending: { text: "wartet", tone: "wait" },
  ok: { text: "angenommen", tone: "good" },
  received: { text: "angenommen, zu versenden", tone: "good" },
  shipped: { text: "versandt", tone: "good" },
  collection: { text: "angenommen, zur Abholung", tone: "good" },
  collected: { text: "abgeholt", tone: "good" },
  failed: { text: "abgelehnt", tone: "bad" },
  cancelled: { text: "storniert", tone: "bad" },
  aborted: { text: "abgebrochen", tone: "bad" },
};

// secuconnect-api §4.2: the simple status of a Payment Transaction (D; 0 and 8 S)
const SIMPLE: Readonly<Record<number, Word>> = {
  0: { text: "angelegt", tone: "quiet" },
  1: { text: "angenommen", tone: "good" },
  2: { text: "autorisiert", tone: "wait" },
  3: { text: "abgelehnt", tone: "bad" },
  4: { text: "Vorfall", tone: "bad" },
  5: { text: "storniert oder erstattet", tone: "bad" },
  6: { text: "Vorfall geklärt", tone: "good" },
  7: { text: "zur Erstattung vorgemerkt", tone: "wait" },
  8: { text: "angelegt", tone: "quiet" },
  9: { text: "bezahlt", tone: "good" },
  10: { text: "wartet", tone: "wait" },
  13: { text: "angehalten", tone: "bad" },
  14: { text: "wartet auf Versand", tone: "good" },
};

const METHODS: Readonly<Record<string, string>> = {
  invoice: "Rechnung",
  prepaid: "Vorkasse",
  debit: "Lastschrift",
};

const PUSH_STATES: Readonly<Record<string, Word>> = {
  waiting: { text: "noch nicht bestätigt", tone: "wait" },
  delivered: { text: "zugestellt", tone: "good" },
  dropped: { text: "nach 24 Stunden aufgegeben", tone: "bad" },
  off: { text: "nicht gesendet", tone: "quiet" },
};

export const PUSH_STATE_NAMES: readonly string[] = Object.keys(PUSH_STATES);

/** A status this file does not know is shown as it is spelled on the wire. */
export function wordSmartStatus(status: string): Word {
  return SMART[status] ?? { text: status, tone: "quiet" };
}

export function wordSimpleStatus(simple: number): Word {
  return SIMPLE[simple] ?? { text: `Status ${simple}`, tone: "quiet" };
}

export function nameMethod(method: string | null): string {
  return method === null ? "noch offen" : (METHODS[method] ?? method);
}

export function wordPushState(state: string): Word {
  return PUSH_STATES[state] ?? { text: state, tone: "quiet" };
}
