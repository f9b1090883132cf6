import type { Host } from "../host.ts";
import type { Levers } from "../levers.ts";

interface AnyQuestion {
  /** as in secuconnect-api §11 */
  number: number;
  asks: string;
}

/** The suite can see the answer. */
export interface OpenQuestion extends AnyQuestion {
  /** the answer as one of the words in `answers` */
  observe(host: Host, levers: Levers | null): Promise<string>;
  needsLevers?: true;
  /** possible answers, and what must change here when the provider gives them */
  answers: Record<string, string>;
  /** answers that only say that this contract cannot show it */
  evasions?: string[];
  /** contract flags that make the sandbox answer differently, and that answer */
  flip?: { flags: Record<string, unknown>; answer: string };
}

/** No call shows the answer, or none should be made to find out. */
export interface HiddenQuestion extends AnyQuestion {
  hidden: string;
}

export type Question = OpenQuestion | HiddenQuestion;
