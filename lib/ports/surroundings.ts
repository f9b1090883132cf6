export interface Clock {
  /** Wall clock of this process, for what people read; never compared with another machine's. */
  now(): Date;
  /** Milliseconds that only go forward, for waiting. */
  elapsed(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** Unpredictable values. */
export interface Chance {
  uuid(): string;
  /** 128 bits, 22 characters of base64url: a key nobody can guess. */
  token(): string;
  /** From 0 up to and without 1, for spreading retries. */
  fraction(): number;
}
