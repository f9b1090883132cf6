import { openOfficeStream } from "../../../../open-office-stream.ts";

export const dynamic = "force-dynamic";

/** That something changed about one order. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return openOfficeStream(request, (await context.params).id);
}
