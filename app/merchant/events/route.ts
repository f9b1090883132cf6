import { openOfficeStream } from "../open-office-stream.ts";

export const dynamic = "force-dynamic";

/** That something changed about any order. */
export function GET(request: Request): Promise<Response> {
  return openOfficeStream(request, null);
}
