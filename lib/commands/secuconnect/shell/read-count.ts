import { UsageError } from "./exit-codes.ts";

/** A whole number of an option. @throws UsageError */
export function readCount(option: string, text: string | undefined, preset: number, least: number): number {
  if (text === undefined) return preset;
  const value = Number(text);
  if (/^\d{1,6}$/.test(text) && value >= least) return value;
  throw new UsageError(`--${option} is a whole number from ${least}, not "${text}".`);
}
