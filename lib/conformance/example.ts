import type { OperationName } from "./operations.ts";
import type { StageName } from "./stages/stage.ts";

/** How sure a fact is: documented, recorded, seen in SDKs, inferred, guessed (secuconnect-api §0). */
export type Certainty = "D" | "R" | "S" | "I" | "G";

export interface ExampleRequest {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** from the host's root, with `{stx}`, `{pci}`, `{hash}`, `{pcu}`, `{pct}`, `{gcr}` for ids; `/api/v2` included */
  path: string;
  headers?: Record<string, string>;
  /** sent as JSON; a string is sent as it stands */
  body?: unknown;
  /** `none`: no token; `worthless`: one that was never issued */
  token?: "none" | "worthless";
  /** wrong on purpose, or not our way: our request schema must refuse the body, and our client never sends it */
  isNotOurs?: true;
}

export interface ExampleReply {
  status: number;
  /** the reason phrase, where the documentation shows one */
  reason?: string;
  headers?: Record<string, string>;
  body: unknown;
}

/** Where a live reply may, or must, differ from the printed one. Paths are dotted, `*` stands for every entry of a list. */
export interface ReplyRules {
  /** same value as printed, beyond the fields that are always compared (`ALWAYS_EXACT`) */
  exact?: string[];
  /** may be missing or null */
  optional?: string[];
  /** must be missing or null */
  absent?: string[];
  /** numbers and truth values that may come as text or number instead */
  numbers?: string[];
  /** a list whose entries may be others and stand in any order, as long as they are of this form */
  unordered?: true;
  /** the documentation's own slips: printed like this, sent like that, by a question of §11 */
  slips?: Record<string, { sent: unknown; question: number }>;
}

/** One documented or recorded exchange with the provider, its values rewritten. */
export interface Example {
  /** unique, a sentence's beginning */
  title: string;
  operation: OperationName;
  source: string;
  certainty: Certainty;
  request: ExampleRequest;
  reply: ExampleReply;
  /** state an object must be in before the request; left out where the documentation's words alone can be checked */
  stage?: StageName;
  /** why no server can be asked for this reply; takes the place of `stage` */
  onlyRead?: string;
  rules?: ReplyRules;
}
