import { openProbe, type SandboxProbe } from "../sandbox-probe.ts";

/** For tests: a sandbox whose console is used the way a browser without JavaScript does. */
export interface ConsoleProbe extends SandboxProbe {
  /** the page's markup */
  open(path: string): Promise<string>;
  /** submits a form; redirects are not followed */
  post(path: string, form: Record<string, string> | [string, string][]): Promise<Response>;
  /** calls the API below `/Smart/Transactions/{stx}/` */
  act(stx: string, action: string, body?: unknown): Promise<{ status: number; json: { status: string } }>;
}

export async function openConsoleProbe(): Promise<ConsoleProbe> {
  const probe = await openProbe();
  const { baseUrl } = probe.sandbox;
  return Object.assign(Object.create(probe) as SandboxProbe, {
    open: async (path: string) => (await fetch(baseUrl + path)).text(),
    post: (path: string, form: Record<string, string> | [string, string][]) =>
      fetch(baseUrl + path, { method: "POST", body: new URLSearchParams(form), redirect: "manual" }),
    act: (stx: string, action: string, body?: unknown) =>
      probe.call("POST", `/Smart/Transactions/${stx}/${action}`, body),
  });
}
