const WORDS: Readonly<Record<string, string>> = {
  ok: "geht gut, trotz Wetter",
  declined: "abgelehnt",
  pending: "Start wartet auf Bestätigung",
  unavailable: "Zahlungsart nicht verfügbar (403)",
  error500: "Serverfehler 500, nichts ausgeführt",
  lostRequest: "Anfrage verloren, nichts ausgeführt",
  lostAnswer: "ausgeführt, aber die Antwort geht verloren",
  twice: "doppelt ausgeführt",
  garbage: "Antwort mitten im JSON abgeschnitten",
  html: "502 als HTML-Seite",
  rate: "429, zu viele Anfragen",
  expiredToken: "Zugangstoken abgelaufen",
};

/** What an outcome of the levers or the weather does, in words; unknown ones stay as they are spelled. */
export function wordOutcome(outcome: string): string {
  const timed = /^(slow|late):(\d+)$/.exec(outcome);
  if (timed?.[1] === "slow") return `Antwort erst nach ${timed[2]} ms`;
  if (timed?.[1] === "late") return `Verbindung gekappt, ${timed[2]} ms später doch ausgeführt`;
  return WORDS[outcome] ?? outcome;
}
