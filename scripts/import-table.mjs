// Which room may import which. A room's line names everything of ours it may reach; its own files are always allowed.
// The reasons stand in the architecture document; a file belongs to the first room whose pattern matches it.

/**
 * @typedef {object} Room
 * @property {string} name as it stands in other rooms' lists
 * @property {RegExp} files of this room, by path from the root
 * @property {string[]} mayImport names of other rooms
 * @property {boolean} [isPure] no Node modules either: same input, same output
 * @property {boolean} [isTest] tests may reach everything below lib besides
 */

/** @type {Room[]} */
export const ROOMS = [
  { name: "domain", files: /^lib\/domain\//, mayImport: [], isPure: true },
  { name: "wire", files: /^lib\/secuconnect\/wire\//, mayImport: [] },
  { name: "payments", files: /^lib\/payments\//, mayImport: ["domain"] },
  { name: "i18n", files: /^lib\/i18n\//, mayImport: ["domain"] },
  { name: "documents", files: /^lib\/documents\//, mayImport: ["domain", "payments", "i18n"] },
  { name: "ports", files: /^lib\/ports(\.ts$|\/)/, mayImport: ["domain", "payments"] },
  { name: "usecases", files: /^lib\/usecases\//, mayImport: ["domain", "payments", "documents", "ports"] },
  { name: "figures", files: /^lib\/secuconnect\/connection\/settings\.ts$/, mayImport: [] },
  { name: "secuconnect", files: /^lib\/secuconnect\//, mayImport: ["wire", "figures", "domain", "payments", "ports"] },
  { name: "store", files: /^lib\/store\//, mayImport: ["domain", "ports"] },
  { name: "mail", files: /^lib\/mail\//, mayImport: ["domain", "ports"] },
  { name: "conformance", files: /^lib\/conformance\//, mayImport: ["wire"] },
  { name: "sandbox", files: /^lib\/sandbox\//, mayImport: ["wire"] },
  { name: "metrics", files: /^lib\/metrics\//, mayImport: ["domain", "ports"] },
  { name: "config", files: /^lib\/config(\.ts$|\/)/, mayImport: ["wire", "figures"] },
  { name: "log", files: /^lib\/(log|safe-error)\.ts$/, mayImport: [] },
  {
    name: "process",
    files: /^lib\/(admission|client-address|decodable-path|drain|opening|request-id|seal|shop-state|stale-action)\.ts$/,
    mayImport: [],
  },
  {
    name: "runtime",
    files: /^lib\/runtime\.ts$/,
    mayImport: [
      "config",
      "log",
      "process",
      "domain",
      "ports",
      "payments",
      "documents",
      "usecases",
      "secuconnect",
      "store",
      "mail",
      "metrics",
      "password",
      "live",
      "demo",
    ],
  },
  { name: "demo", files: /^lib\/demo\//, mayImport: ["domain", "ports", "usecases"] },
  { name: "live", files: /^lib\/live-feed\.ts$/, mayImport: ["ports"] },
  { name: "password", files: /^lib\/password\.ts$/, mayImport: ["ports"] },
  {
    name: "auth",
    files: /^lib\/auth\//,
    mayImport: ["config", "log", "process", "domain", "ports", "i18n", "usecases", "runtime"],
  },
  {
    name: "worker",
    files: /^lib\/(worker|worker-main|start-shop|job-policies)\.ts$/,
    mayImport: ["config", "log", "process", "domain", "ports", "usecases", "runtime", "commands"],
  },
  {
    name: "commands",
    files: /^lib\/commands\//,
    mayImport: [
      "config",
      "log",
      "domain",
      "payments",
      "ports",
      "usecases",
      "secuconnect",
      "store",
      "password",
      "runtime",
    ],
  },
  {
    name: "simulation",
    files: /^lib\/simulation\//,
    mayImport: ["domain", "payments", "ports", "usecases", "store", "worker"],
  },
  { name: "benchmarks", files: /^lib\/benchmarks\//, mayImport: ["domain", "documents", "ports", "store"] },
  { name: "components", files: /^components\//, mayImport: ["domain", "i18n"] },
  {
    name: "app",
    files: /^(app\/|(instrumentation|instrumentation-client|proxy)\.ts$)/,
    mayImport: [
      "components",
      "usecases",
      "payments",
      "documents",
      "domain",
      "ports",
      "auth",
      "runtime",
      "i18n",
      "config",
      "log",
      "process",
      "worker",
    ],
  },
  { name: "e2e", files: /^e2e\//, mayImport: ["stack", "scripts"] },
  { name: "stack", files: /^scripts\/stack\//, mayImport: ["scripts"] },
  { name: "scripts", files: /^scripts\//, mayImport: ["stack"] },
  { name: "tooling", files: /^[^/]+\.m?[jt]s$/, mayImport: ["i18n", "scripts", "stack"] },
];

/** Tests, and what only tests use, may reach every room below lib, the emulator and the real database among them. */
export const TEST_FILE = /\.test\.(tsx?|mjs)$|\/fixtures\/|^lib\/simulation\//;
/** Nobody but tests imports these. */
export const TEST_ONLY = /\/fixtures\/|^lib\/simulation\//;
