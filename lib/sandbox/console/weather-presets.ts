/** Ready-made weather: how calls go wrong and how pushes travel, both at once. */
export interface WeatherPreset {
  id: string;
  label: string;
  does: string;
  /** as `POST weather` takes it; a seed is added */
  weather: Record<string, unknown>;
  /** as `POST pushes` takes it */
  pushes: string;
}

export const WEATHER_PRESETS: readonly WeatherPreset[] = [
  {
    id: "fine",
    label: "Heiter",
    does: "Alles geht gut, Pushes kommen sofort.",
    weather: {},
    pushes: "normal",
  },
  {
    id: "latency",
    label: "Träge",
    does: "Jeder Aufruf dauert 0,2 bis 2 Sekunden.",
    weather: { latency: [200, 2000] },
    pushes: "normal",
  },
  {
    id: "realistic",
    label: "Wie im Alltag",
    does: "Jeder Aufruf dauert so lange wie an einem Werktag, prepare am längsten.",
    weather: { latency: "realistic" },
    pushes: "normal",
  },
  {
    id: "errors",
    label: "5 % Fehler",
    does: "Jeder zwanzigste Aufruf endet mit einem Serverfehler 500.",
    weather: { error500: 0.05 },
    pushes: "normal",
  },
  {
    id: "trouble",
    label: "5 % Störungen",
    does: "Serverfehler, HTML-Seiten, verlorene Anfragen und Antworten, gleich verteilt.",
    weather: { error500: 0.0125, html: 0.0125, lostRequest: 0.0125, lostAnswer: 0.0125 },
    pushes: "normal",
  },
  {
    id: "duplicates",
    label: "Doppelt",
    does: "Jeder Push kommt zweimal.",
    weather: {},
    pushes: "twice",
  },
  {
    id: "shuffled",
    label: "Durcheinander",
    does: "Pushes kommen in falscher Reihenfolge.",
    weather: {},
    pushes: "shuffled",
  },
  {
    id: "restless",
    label: "Unruhige Pushes",
    does: "Je 10 % der Pushes gehen verloren, kommen doppelt, vertauscht oder verspätet.",
    weather: { pushes: { lost: 0.1, twice: 0.1, shuffled: 0.1, delayed: 0.1 } },
    pushes: "normal",
  },
  {
    id: "lag",
    label: "Nachlaufende Suche",
    does: "Listen kennen Neues erst nach 5 Sekunden, Vorgänge ihre Zahlung nach einer.",
    weather: { searchLag: 5000, transactionsLag: 1000 },
    pushes: "normal",
  },
  {
    id: "lost",
    label: "Verlorene Pushes",
    does: "Kein Push kommt an; der Shop muss selbst nachsehen.",
    weather: {},
    pushes: "off",
  },
];
