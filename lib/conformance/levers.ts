/** What the emulator can be made to do and the provider cannot: `/_sandbox/` of contract §4. */
export class Levers {
  private readonly baseUrl: string;
  private changed: Record<string, unknown> = {};

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl;
  }

  /** @throws Error when the lever refuses */
  async pull(path: string, body: unknown = {}): Promise<Record<string, unknown>> {
    const answer = await fetch(`${this.baseUrl}/_sandbox/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const reply = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`Lever ${path} refuses: ${String(reply.error)}`);
    return reply;
  }

  /** Sets contract flags until `restore`. */
  async setContract(flags: Record<string, unknown>): Promise<void> {
    const answer = await fetch(`${this.baseUrl}/_sandbox/contract`);
    const present = (await answer.json()) as Record<string, unknown>;
    for (const flag of Object.keys(flags)) if (!(flag in this.changed)) this.changed[flag] = present[flag];
    await this.pull("contract", flags);
  }

  /** Puts back every flag that was changed. */
  async restore(): Promise<void> {
    if (Object.keys(this.changed).length === 0) return;
    await this.pull("contract", this.changed);
    this.changed = {};
  }
}
