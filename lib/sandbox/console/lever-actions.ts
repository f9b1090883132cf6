import * as levers from "../levers.ts";
import { readContractForm } from "./contract-lever.ts";
import { wordOutcome } from "./outcome-words.ts";
import { WEATHER_PRESETS } from "./weather-presets.ts";

type Pull = (sandbox: levers.Sandbox, form: URLSearchParams) => string | Promise<string>;

const PULLS: Readonly<Record<string, Pull>> = {
  next(sandbox, form) {
    const outcome = withMs(form, "outcome", ["slow", "late"]);
    levers.orderNext(sandbox, { call: form.get("call"), outcome, times: Number(form.get("times") ?? "1") });
    return `Vorgemerkt: ${form.get("call")}, ${wordOutcome(outcome)}.`;
  },
  unqueue({ world }, form) {
    const { meta } = world.store;
    const fault = meta.next[Number(form.get("index"))];
    if (fault === undefined || fault.call !== form.get("call") || fault.outcome !== form.get("outcome")) {
      throw new levers.LeverError("Dieser Ausgang ist inzwischen verbraucht.");
    }
    meta.next = meta.next.filter((other) => other !== fault);
    world.store.save("meta");
    return "Gestrichen.";
  },
  preset(sandbox, form) {
    const preset = WEATHER_PRESETS.find(({ id }) => id === form.get("preset"));
    if (preset === undefined) throw new levers.LeverError("Dieses Wetter gibt es nicht.");
    levers.setWeather(sandbox, { ...preset.weather, seed: Number(form.get("seed") ?? "1") });
    levers.setPushMode(sandbox, { mode: preset.pushes });
    return `Wetter: ${preset.label}.`;
  },
  weather(sandbox, form) {
    const { weather } = levers.setWeather(sandbox, readWeatherForm(form));
    return weather === null ? "Das Wetter ist heiter." : "Das Wetter ist eingestellt.";
  },
  pushes(sandbox, form) {
    return `Pushes: ${levers.setPushMode(sandbox, { mode: withMs(form, "mode", ["delay"]) }).mode}`;
  },
  async smtp(sandbox, form) {
    return `Mailserver: ${(await levers.setSmtpMode(sandbox, { mode: form.get("mode") })).mode}`;
  },
  clock(sandbox, form) {
    levers.moveClock(sandbox, { advance: form.get("advance") ?? "" });
    return "Die Uhr ist vorgestellt.";
  },
  contract(sandbox, form) {
    levers.setContract(sandbox, readContractForm(sandbox.world.store.meta.contract, form));
    return "Der Vertrag ist eingestellt.";
  },
  async reset(sandbox, form) {
    const seed = form.get("seed")?.trim() ?? "";
    await levers.resetSandbox(sandbox, seed === "" ? {} : { seed });
    return "Alles vergessen.";
  },
};

/** @returns a sentence for the reader, or null when there is no such lever. @throws LeverError */
export async function pullLever(sandbox: levers.Sandbox, lever: string, form: URLSearchParams): Promise<string | null> {
  const pull = Object.hasOwn(PULLS, lever) ? PULLS[lever] : undefined;
  return pull === undefined ? null : pull(sandbox, form);
}

/** `slow` and a field `ms` of 3000 become `slow:3000`. */
function withMs(form: URLSearchParams, name: string, timed: readonly string[]): string {
  const value = form.get(name) ?? "";
  return timed.includes(value) ? `${value}:${form.get("ms") || "0"}` : value;
}

/** The weather form as `POST weather` takes it: percents become probabilities, empty fields vanish. */
function readWeatherForm(form: URLSearchParams): Record<string, unknown> {
  const probabilities: Record<string, number> = {};
  for (const [name, text] of form) {
    const outcome = /^chance\.(.+)$/.exec(name)?.[1];
    const percent = Number(text.replace(",", "."));
    if (outcome === undefined || text.trim() === "" || percent === 0) continue;
    if (!(percent > 0 && percent <= 100)) throw new levers.LeverError(`„${text}“ ist keine Prozentzahl.`);
    probabilities[outcome] = percent / 100;
  }
  const read = (name: string) => Number(form.get(name) || "0");
  const latency = [read("least"), Math.max(read("least"), read("most"))];
  return { calls: [form.get("call") || "*"], probabilities, latency, seed: Number(form.get("seed") || "1") };
}
