/** What a customer meets with each way to pay. The journeys walk this table; a new method is one more entry. */
export interface MethodJourney {
  /** The radio's name. */
  label: string;
  /** Payment status once the order is started. */
  started: string;
  /** Subject of the confirmation. */
  mail: RegExp;
  /** Transfer facts stand on page and mail. */
  hasTransfer: boolean;
  /** What the method asks beside the address, by label. */
  fields: Record<string, string>;
}

/** An account in the form its holder would type it. */
export const ACCOUNT = "DE89 3704 0044 0532 0130 00";

export const METHODS: readonly MethodJourney[] = [
  { label: "Rechnung", started: "accepted", mail: /nichts zahlen/, hasTransfer: true, fields: {} },
  { label: "Vorkasse", started: "pending", mail: /überweisen/, hasTransfer: true, fields: {} },
  { label: "Lastschrift", started: "paid", mail: /abgebucht/, hasTransfer: false, fields: { IBAN: ACCOUNT } },
];

export function journeyOf(label: string): MethodJourney {
  const journey = METHODS.find((entry) => entry.label === label);
  if (journey === undefined) throw new Error(`no journey for ${label}`);
  return journey;
}
