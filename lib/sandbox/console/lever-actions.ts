import * as levers from "../levers.ts";
import { readContractForm } from "./contract-lever.ts";
import { wordOutcome } from "./outcome-words.ts";
import { readWeatherForm, withoutCall } from "./weather-form.ts";
import { WEATHER_PRESETS } from "./weather-presets.ts";

type Pull = (sandbox: levers.Sandbox, form: URLSearchParams) => string | Promise<string>;

const PULLS: Readonly<Record<string, Pull>> = {
  next(sandbox, form) {
    const outcome = readOutcome(form);
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
    const { weather } = levers.setWeather(sandbox, readWeatherForm(sandbox.world.store.meta.weather, form));
    return weather === null ? "Das Wetter ist heiter." : "Das Wetter ist eingestellt.";
  },
  calm(sandbox, form) {
    levers.setWeather(sandbox, withoutCall(sandbox.world.store.meta.weather, form.get("call") ?? ""));
    return "Gestrichen.";
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

/** `slow`, `late`, `status`, `error` and `exception` are followed by what their own fields say. */
function readOutcome(form: URLSearchParams): string {
  const outcome = withMs(form, "outcome", ["slow", "late"]);
  const details = (form.get("details") ?? "").trim();
  if (outcome === "status") return `status:${details}`;
  if (outcome === "error") return `error:${form.get("exception")}`;
  return outcome === "exception" ? `exception:${form.get("exception")}:${details}` : outcome;
}

/** `slow` and a field `ms` of 3000 become `slow:3000`. */
function withMs(form: URLSearchParams, name: string, timed: readonly string[]): string {
  const value = form.get(name) ?? "";
  return timed.includes(value) ? `${value}:${form.get("ms") || "0"}` : value;
}
