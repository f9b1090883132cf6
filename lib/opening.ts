/** Whether the shop's page at this address can be shown now. */
export type Opening = "open" | "maintenance" | "away";

/** Orders go on in maintenance, and the law wants imprint, terms and the way to withdraw within reach at all times. */
const ALWAYS_OPEN = /^(\/en)?\/(orders|legal|withdrawal)(\/|$)/;

interface Visit {
  pathname: string;
  /** A form sent by script: its action answers itself and keeps what was typed. */
  isScriptedForm: boolean;
  isInMaintenance: boolean;
  isDatabaseThere(): Promise<boolean>;
}

/** Of pages only; interfaces and the back office are asked elsewhere. */
export async function findOpening(visit: Visit): Promise<Opening> {
  if (visit.isScriptedForm) return "open";
  if (visit.isInMaintenance && !ALWAYS_OPEN.test(visit.pathname)) return "maintenance";
  return (await visit.isDatabaseThere()) ? "open" : "away";
}
