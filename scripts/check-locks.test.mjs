import { expect, it } from "vitest";
import { findLockProblems } from "./check-locks.mjs";

const sound = { version: "16.4.5", license: "MIT", integrity: "sha512-x" };

it("accepts a sound lock", () => {
  expect(findLockProblems({ dependencies: { next: "16.4.5" } }, { "": {}, "node_modules/next": sound })).toEqual([]);
});

it.each([
  ["a version below its floor", { ...sound, version: "16.4.4" }, "16.4.4", "below the floor 16.4.5"],
  ["a pre-release of the floor", { ...sound, version: "16.4.5-canary.1" }, "16.4.5-canary.1", "below the floor"],
  ["a foreign licence", { ...sound, license: "AGPL-3.0" }, "16.4.5", '"AGPL-3.0"'],
  ["no licence", { version: "16.4.5", integrity: "sha512-x" }, "16.4.5", '"none named"'],
  ["a foreign download host", { ...sound, resolved: "https://mirror.example/next.tgz" }, "16.4.5", "download host"],
  ["no integrity hash", { version: "16.4.5", license: "MIT" }, "16.4.5", "integrity"],
  ["a version range", sound, "^16.4.5", "exact version"],
  ["a lock that lags behind", sound, "16.4.6", "package.json says 16.4.6"],
])("complains about %s", (_, entry, wanted, complaint) => {
  const problems = findLockProblems({ dependencies: { next: wanted } }, { "node_modules/next": entry });
  expect(problems.join("\n")).toContain(complaint);
});

it("finds an old version nested below another package", () => {
  const nested = { ...sound, version: "7.0.13" };
  const problems = findLockProblems({}, { "node_modules/next-auth/node_modules/nodemailer": nested });
  expect(problems).toEqual(["node_modules/next-auth/node_modules/nodemailer 7.0.13 is below the floor 10.0.14"]);
});

it("accepts one of two licences, but not two of which one is foreign", () => {
  const either = { ...sound, license: "(MIT OR GPL-3.0)" };
  const both = { ...sound, license: "MIT AND GPL-3.0" };
  expect(findLockProblems({}, { "node_modules/a": either })).toEqual([]);
  expect(findLockProblems({}, { "node_modules/a": both })).toHaveLength(1);
});
