import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createPaymentCustomerOperations } from "../payment-customers/operations.ts";
import { SIMPLE_STATUSES } from "../payment-transactions/statuses.ts";
import { SMART_TRANSACTION_STATUSES } from "../smart-transactions/statuses.ts";
import { foldPairs, pickContact } from "./fold-pairs.ts";
import { GROUPS, type Group } from "./groups.ts";
import { MODELS } from "./models.ts";
import { OPEN_QUESTIONS } from "./open-questions.ts";
import type { FieldPair } from "./probe-mapping.ts";
import { probeOperation } from "./probe-operation.ts";
import { type OperationDoc, readDocstrings } from "./read-docstrings.ts";
import { SAMPLES } from "./samples.ts";

/**
 * The whole reference page.
 * @param root of the project
 */
export async function renderReference(root: string): Promise<string> {
  const read = (path: string) => readFile(join(root, "lib/secuconnect", path), "utf8");
  const example = (await read("reference/example.ts"))
    .replaceAll('"../index.ts"', '"#lib/secuconnect/index.ts"')
    .trim();
  const introduction = (await read("reference/introduction.md")).replace("{{example}}", () => example);
  const customers = await probeOperation(createPaymentCustomerOperations, SAMPLES.paymentCustomers, "create", [
    "request",
  ]);
  const contact = pickContact(customers.pairs);
  const groups = await Promise.all(
    GROUPS.map(async (group) => ({ group, source: await read(`${group.folder}/operations.ts`) })),
  );
  const sections = await Promise.all(groups.map(({ group, source }) => renderGroup(group, source, contact)));
  const contactTable = ["## Contact of a request", "The same wherever one is sent.", renderPairs(contact)].join("\n\n");
  return `${[introduction.trim(), renderStatuses(), ...sections, contactTable, renderModels(), renderQuestions()].join("\n\n")}\n`;
}

async function renderGroup(group: Group, source: string, contact: FieldPair[]): Promise<string> {
  const { text, operations } = readDocstrings(source);
  const parts = await Promise.all(operations.map((operation) => renderOperation(group, operation, contact)));
  const fields = Object.entries(group.fields).map(([ours, wire]) => ({ ours, wire }));
  const search = fields.length === 0 ? [] : ["Fields for `where`, `sort` and `fields`:", renderPairs(fields)];
  return [`## ${group.title}: \`${group.name}\``, text, ...search, ...parts].join("\n\n");
}

async function renderOperation(group: Group, doc: OperationDoc, contact: FieldPair[]): Promise<string> {
  const probe = await probeOperation(group.operations, group.samples, doc.name, doc.parameters);
  const pairs = foldPairs(probe.pairs, contact);
  const facts = [
    `- HTTP: \`${probe.method} ${probe.path}\``,
    `- Reply: ${doc.reply.words}${doc.reply.model === null ? "" : ` ${linkModel(doc.reply.model)}`}`,
    ...doc.errors.map(({ name, when }) => `- \`${name}\`: ${when}`),
    `- Source: ${doc.sources.join(", ")} (${doc.certainty.join(", ")})`,
    ...(doc.questions.length === 0 ? [] : [`- Open questions: ${doc.questions.map(linkQuestion).join(", ")}`]),
  ];
  const table = pairs.length === 0 ? [] : [renderPairs(pairs)];
  return [`### \`${group.name}.${doc.signature}\``, doc.text, facts.join("\n"), ...table].join("\n\n");
}

function renderModels(): string {
  const pairs = Object.entries(MODELS).map(([name, { probe }]) => ({ name, pairs: probe() }));
  const contact = pickContact(pairs.flatMap((model) => (model.name === "PaymentCustomer" ? model.pairs : [])));
  const models = pairs.map((model) => `### ${model.name}\n\n${renderPairs(foldPairs(model.pairs, contact))}`);
  return [
    "## Replies",
    "What our field is filled from.",
    ...models,
    "### Contact of a reply",
    renderPairs(contact),
  ].join("\n\n");
}

function renderPairs(pairs: readonly FieldPair[]): string {
  const rows = pairs.map(({ ours, wire }) => `| \`${ours}\` | \`${wire}\` |`);
  return ["| ours | on the wire |", "| --- | --- |", ...rows].join("\n");
}

function renderStatuses(): string {
  const smart = SMART_TRANSACTION_STATUSES.map(
    ({ name, meaning, shopShould, certainty }) => `| \`${name}\` | ${meaning} | ${shopShould} | ${certainty} |`,
  );
  const simple = SIMPLE_STATUSES.map(
    ({ number, name, meaning, shopShould, certainty }) =>
      `| ${number} | \`${name}\` | ${meaning} | ${shopShould} | ${certainty} |`,
  );
  return [
    "## Statuses",
    "Of a Smart Transaction (§4.1):",
    ["| status | meaning | the shop should | |", "| --- | --- | --- | --- |", ...smart].join("\n"),
    "Of a Payment Transaction, the simple status (§4.2). A change of it is what sends a push:",
    ["| | status | meaning | the shop should | |", "| --- | --- | --- | --- | --- |", ...simple].join("\n"),
  ].join("\n\n");
}

function renderQuestions(): string {
  const rows = Object.entries(OPEN_QUESTIONS).map(
    ([number, text]) => `- <a id="question-${number}"></a>**${number}** ${text}`,
  );
  return ["## Open questions", rows.join("\n")].join("\n\n");
}

function linkModel(name: string): string {
  if (!(name in MODELS)) throw new Error(`no model ${name} in the reference`);
  return `[${name}](#${name.toLowerCase()})`;
}

function linkQuestion(number: number): string {
  if (!(number in OPEN_QUESTIONS)) throw new Error(`no open question ${number}`);
  return `[${number}](#question-${number})`;
}
