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
    id: "errors",
    label: "5 % Fehler",
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
    id: "lost",
    label: "Verlorene Pushes",
    does: "Kein Push kommt an; der Shop muss selbst nachsehen.",
    weather: {},
    pushes: "off",
  },
];
