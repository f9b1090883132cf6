/** Figures of the connection (reliability §1, G-10 to G-13). Each of them is a setting; `.env.example` names it. */
export interface ConnectionFigures {
  /** Until a connection stands, name resolution and TLS included. Nothing was sent when it runs out. */
  connectSeconds: number;
  /** A whole call: waiting, token, every try of a read. */
  callSeconds: number;
  /** The token call. */
  tokenSeconds: number;
  /** Calls and connections at the same time (bulkhead). */
  concurrency: number;
  /** Calls that may wait for their turn, and how long; more or longer fails without having been made. */
  waitingCalls: number;
  waitingSeconds: number;
  /** Tries of a read in all; anything else is tried once. */
  readTries: number;
  /** Failures in a row after which the provider is left alone. */
  breakerFailures: number;
  /** How long it is left alone the first time; doubles up to the cap while it stays down. */
  breakerSeconds: number;
  breakerCapSeconds: number;
}

/** The only place where these defaults stand: the client and the shop's settings both take them from here. */
export const CONNECTION_DEFAULTS: Readonly<ConnectionFigures> = {
  connectSeconds: 2,
  callSeconds: 8,
  tokenSeconds: 5,
  concurrency: 16,
  waitingCalls: 200,
  waitingSeconds: 4,
  readTries: 3,
  breakerFailures: 5,
  breakerSeconds: 2,
  breakerCapSeconds: 30,
};

export interface ConnectionSettings extends Partial<ConnectionFigures> {
  /** Ends in `/api/v2`. */
  apiUrl: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
}
