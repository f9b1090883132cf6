import type { PLAIN_OUTCOMES } from "../faults.ts";

type PlainOutcome = (typeof PLAIN_OUTCOMES)[number];

/** Complete by type: a new outcome of the levers needs its words here. */
const WORDS: Readonly<Record<PlainOutcome, string>> = {
  ok: "geht gut, trotz Wetter",
  declined: "abgelehnt",
  pending: "Start wartet auf Bestätigung",
  unavailable: "Zahlungsart nicht verfügbar (403)",
  error500: "Serverfehler 500, nichts ausgeführt",
  lostRequest: "Anfrage verloren, nichts ausgeführt",
  lostAnswer: "ausgeführt, aber die Antwort geht verloren",
  reset: "ausgeführt, dann bricht die Verbindung hart ab (RST)",
  twice: "doppelt ausgeführt",
  garbage: "Antwort nur zur Hälfte, als wäre sie ganz",
  truncated: "Antwort bricht in der Mitte ab",
  empty: "Antwort ohne Inhalt",
  html: "502 als HTML-Seite",
  rate: "429, zu viele Anfragen",
  expiredToken: "Zugangstoken abgelaufen",
  codeAsText: "Zugangstoken abgelaufen, Fehlercode als Text",
  numbersAsText: "Zahlen in der Antwort als Text",
  emptyArrays: "leere Objekte in der Antwort als []",
  extraFields: "unbekannte Felder in der Antwort",
  noTransactions: "Antwort ohne die Liste transactions",
};

/** What an outcome of the levers or the weather does, in words; unknown ones stay as they are spelled. */
export function wordOutcome(outcome: string): string {
  const [kind = "", first = "", ...rest] = outcome.split(":");
  if (kind === "slow") return `Antwort erst nach ${first} ms`;
  if (kind === "late") return `Verbindung gekappt, ${first} ms später doch ausgeführt`;
  if (kind === "status") return `Antwort nennt den Status „${[first, ...rest].join(":")}“`;
  if (kind === "error") return `Fehler ${first}, nichts ausgeführt`;
  if (kind === "exception") return `Fehler ${first}: ${rest.join(":")}`;
  return Object.hasOwn(WORDS, outcome) ? WORDS[outcome as PlainOutcome] : outcome;
}
