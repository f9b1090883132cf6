import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderReference } from "./render-reference.ts";

/** `npm run reference`: writes the client's reference page anew. */
const root = process.cwd();
await writeFile(join(root, "docs/secuconnect-client.md"), await renderReference(root));
