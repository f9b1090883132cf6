import { CANCEL } from "./cancel.ts";
import { CAPTURE } from "./capture.ts";
import { CHECK } from "./check.ts";
import { CREATE_DEMO } from "./create-demo.ts";
import { LEGACY_CANCEL } from "./legacy-cancel.ts";
import { LEGACY_CREATE } from "./legacy-create.ts";
import { LEGACY_GET } from "./legacy-get.ts";
import { LIST } from "./list.ts";
import type { Command } from "./shell/command.ts";
import { SHOW } from "./show.ts";

/** In the order of the help. */
export const COMMANDS: readonly Command[] = [
  CHECK,
  SHOW,
  LIST,
  CREATE_DEMO,
  CAPTURE,
  CANCEL,
  LEGACY_CREATE,
  LEGACY_GET,
  LEGACY_CANCEL,
];
