// npm run generate: writes what the documentation, the manual page and package.json say of rules, settings, commands, record
// types and editor features, out of the code. `--check` writes nothing and fails if something is out of date.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildSync } from "esbuild";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const PAGES = "docs/rules";
const FORMAT = "docs/format.md";
const SEVERITIES = ["error", "warning", "information", "hint", "off"];

/** What a user sees of each thing that the server tells editors it can do. */
const FEATURES = {
	diagnosticProvider: "The same findings for editors that ask for them and do not listen to those that are sent",
	textDocumentSync:
		"Findings while you type, in every file that they touch, with the rest of the chain as related places",
	hoverProvider:
		"What a name, address, PTR, MX or SPF term does in mail, as a picture; what types, TTLs and SOA fields mean",
	definitionProvider:
		"From a name to its addresses, a PTR to the hosts of its address, `$INCLUDE` and `zone` to the file",
	declarationProvider: "From a name to the SOA of the zone that answers for it, or to the NS records that delegate it",
	typeDefinitionProvider: "From a name to the `zone` statement of the server that has it",
	implementationProvider: "From an address to its PTR and back, over classless zones too",
	referencesProvider: "Every record and SPF term of all zones that mentions a name or an address",
	documentHighlightProvider:
		"The same name or address wherever a file has it, relative or absolute, owners told from data",
	callHierarchyProvider:
		"Who points to a name or an address, and the way from a domain to its mail hosts, addresses, PTRs and their names, as a tree",
	selectionRangeProvider:
		"A selection that grows from a label over name, data, record and records of an owner to all below an `$ORIGIN`",
	documentLinkProvider:
		"Links from the paths in `named.conf`, `nsd.conf`, `knot.conf`, `Corefile` and `$INCLUDE` to the files, and from RFCs in comments to their texts",
	workspaceSymbolProvider:
		"Hosts, addresses in any spelling, reverse names, records of a type (`MX mail`) and zones (`zone:example`) of the whole workspace",
	documentSymbolProvider: "The outline of a file: zones, owners, records",
	completionProvider:
		"Names that lack an address, hosts, free addresses, PTRs that are missing as whole lines, types, words of fields and policies, paths, with what is known of each",
	semanticTokensProvider:
		"Colours for what words mean: owners, names, addresses, mail hosts, names that are not there, and the words of SPF, DKIM, DMARC and other mail policies",
	codeLensProvider:
		"Above the lines: whether A, MX and PTR of a mail host agree, when the serial was raised, how much of a reverse zone has PTRs, how many records a `$GENERATE` makes",
	inlayHintProvider:
		"What is not written: how names without a dot go on, the addresses of reverse names, inherited owners, seconds in words",
	foldingRangeProvider:
		"Folds groups in parentheses, `$ORIGIN` sections, the records of an owner, comments, and regions between `;#region` and `;#endregion`",
	documentFormattingProvider:
		"Puts entries into columns, those of the file or such as fit; records, comments, order and line ends stay",
	documentRangeFormattingProvider: "The same for a selection, or several",
	documentOnTypeFormattingProvider: "The same for a line as soon as it ends; further lines of a SOA are indented",
	signatureHelpProvider: "The fields of the record that is being written, and what the next one takes",
	renameProvider:
		"Another name for a host, or another address, in all zones at once: forward, reverse, SPF and hints, serials raised",
	codeActionProvider:
		"Fixes at the lightbulb: whole repairs, in other files too, with the serial raised; all of a kind at once; all that is safe on save. Refactorings that keep the records: names relative or absolute, `$GENERATE` from records and back, strings over lines, times with units, an IPv6 address as the owner of its PTR",
	workspace:
		"Several folders in one window; a file or folder that is renamed is still found by `$INCLUDE`, `named.conf`, `nsd.conf`, `knot.conf` and `Corefile`",
};

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const source = JSON.parse(read("package.json"));
const texts = JSON.parse(read("package.nls.json"));
/** As English users see it. */
const manifest = inEnglish(source);
const {
	RULES,
	SYNTAX_RULES,
	CONFIG_RULES,
	SERVICE_RULES,
	RECORD_TYPES,
	PULL_CAPABILITIES,
	SERVER_CAPABILITIES,
	TOKEN_TYPES,
	TOKEN_MODIFIERS,
	MODIFIED_SCOPES,
	check,
	report,
	manualPage,
} = loadSources();
const rules = groupedRules();
const stale = [];

write("package.json", withRuleSettings());
write("package.nls.json", withTokenTexts());
write("schemas/zonetrio.schema.json", workspaceFileSchema());
write(
	"README.md",
	withParts(read("README.md"), {
		check,
		report,
		rules: ruleGroups(""),
		settings: settings(),
		commands: commands(),
		features: features(),
	}),
);
write(FORMAT, withParts(read(FORMAT), { "service rules": serviceRules() }));
write(`${PAGES}/README.md`, ruleIndex());
for (const rule of rules) {
	const path = `${PAGES}/${rule.id}.md`;
	if (existsSync(join(PROJECT, path))) write(path, withParts(read(path), { "severity, fix": headline(rule) }));
}
write("docs/record-types.md", recordTypes());
write("man/zonetrio.1", manualPage);

if (values.check && stale.length > 0) {
	console.error(`Out of date, run npm run generate: ${stale.join(", ")}`);
	process.exitCode = 1;
}

/** The parts of the server that say what it knows, and what the command answers about the examples. */
function loadSources() {
	const folder = mkdtempSync(join(tmpdir(), "zonetrio-generate-"));
	const options = { bundle: true, platform: "node", format: "cjs", absWorkingDir: PROJECT };
	try {
		const contents = `
			export { RULES } from "./server/src/rules/registry.ts";
			export { SYNTAX_RULES } from "./server/src/syntax/syntax-rules.ts";
			export { CONFIG_RULES } from "./server/src/config/config-rules.ts";
			export { SERVICE_RULES } from "./server/src/rules/engine/service-rules.ts";
			export { RECORD_TYPES } from "./server/src/records/record-types.ts";
			export { PULL_CAPABILITIES, SERVER_CAPABILITIES } from "./server/src/lsp/capabilities.ts";
			export { TOKEN_TYPES, TOKEN_MODIFIERS, MODIFIED_SCOPES } from "./server/src/features/tokens/token-legend.ts";`;
		const server = join(folder, "server.cjs");
		buildSync({ ...options, stdin: { contents, resolveDir: PROJECT }, outfile: server });
		const command = join(folder, "cli.cjs");
		const define = { ZONETRIO_VERSION: JSON.stringify(manifest.version) };
		buildSync({ ...options, entryPoints: ["server/src/cli/main.ts"], define, outfile: command });
		return {
			...createRequire(import.meta.url)(server),
			check: transcript(command, ["check", "--quiet", "examples/harbour"]),
			report: transcript(command, ["report", "examples/orchard"]),
			manualPage: answer(command, ["man"]),
		};
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** What the command answers, as one sees it in a terminal. */
function transcript(command, args) {
	return `\`\`\`console\n$ zonetrio ${args.join(" ")}\n${answer(command, args).trimEnd()}\n\`\`\``;
}

function answer(command, args) {
	const { FORCE_COLOR: _, ...env } = process.env;
	return spawnSync(process.execPath, [command, ...args], { cwd: PROJECT, encoding: "utf8", env }).stdout;
}

/** All rules, those of a group together: of the rules of record syntax some look at records and some at the text. */
function groupedRules() {
	const isSyntax = ({ group }) => group === "record-syntax";
	const syntax = [...RULES.filter(isSyntax), ...SYNTAX_RULES.map((rule) => ({ ...rule, group: "record-syntax" }))];
	const inOrder = syntax.sort((one, other) => (one.id < other.id ? -1 : 1));
	const configuration = CONFIG_RULES.map((rule) => ({ ...rule, group: "server-configuration" }));
	const service = SERVICE_RULES.map((rule) => ({
		...rule,
		group: "service",
		...(!hasPage(rule) && { page: `../format.md#${rule.id}` }),
	}));
	return [...RULES.filter((rule) => !isSyntax(rule)), ...inOrder, ...configuration, ...service].map(ruleOf);
}

function ruleOf({ id, group, severity, summary, page = `${id}.md` }) {
	return { id, group: words(group), severity, summary: sentence(summary), fix: hasFix(id), page };
}

/** A rule has a fix if one of its examples shows what the fix does; those examples are tested. */
/** A finding that only a thousand others bring about cannot be shown as an example. */
function hasPage({ id }) {
	return existsSync(join(PROJECT, `${PAGES}/${id}.md`));
}

function hasFix(id) {
	return [`${PAGES}/${id}.md`, `test/rules/${id}.md`].some(
		(path) => existsSync(join(PROJECT, path)) && /^## After the fix/m.test(read(path)),
	);
}

function withRuleSettings() {
	const property = ({ severity, summary }) => ({ enum: SEVERITIES, default: severity, description: summary });
	const copy = structuredClone(source);
	const setting = copy.contributes.configuration
		.map(({ properties }) => properties["zoneTrio.rules"])
		.find((found) => found !== undefined);
	setting.properties = Object.fromEntries(rules.map((rule) => [rule.id, property(rule)]));
	Object.assign(copy.contributes, semanticTokens());
	return `${JSON.stringify(copy, undefined, "\t")}\n`;
}

/** The kinds of words of a zone file, and the scopes whose colours themes give them that do not know them. */
function semanticTokens() {
	const own = TOKEN_TYPES.filter(({ description }) => description !== undefined);
	const scopes = [...own.map(({ id, scope }) => [id, scope]), ...Object.entries(MODIFIED_SCOPES)];
	return {
		semanticTokenTypes: own.map(({ id, standard }) => ({ id, superType: standard, description: `%token.${id}%` })),
		semanticTokenModifiers: TOKEN_MODIFIERS.map(({ id }) => ({ id, description: `%tokenModifier.${id}%` })),
		semanticTokenScopes: ["dns-zone", "zone", "dnszonefile", "bindzone"].map((language) => ({
			language,
			scopes: Object.fromEntries(scopes.map(([id, scope]) => [id, [scope]])),
		})),
	};
}

/** The English texts of package.json, those about kinds of words as the code has them. */
function withTokenTexts() {
	const others = Object.entries(texts).filter(([key]) => !/^token(Modifier)?\./.test(key));
	const types = TOKEN_TYPES.filter(({ description }) => description !== undefined);
	const own = types.map(({ id, description }) => [`token.${id}`, description]);
	const modifiers = TOKEN_MODIFIERS.map(({ id, description }) => [`tokenModifier.${id}`, description]);
	return `${JSON.stringify(Object.fromEntries([...others, ...own, ...modifiers]), undefined, "\t")}\n`;
}

/** A value of package.json with the English text in place of each key in percent signs. */
function inEnglish(value) {
	if (typeof value === "string") return texts[/^%([^%\s]+)%$/.exec(value)?.[1]] ?? value;
	if (Array.isArray(value)) return value.map(inEnglish);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inEnglish(member)]));
}

/** The schema of `.zonetrio.json`: the settings without `zoneTrio.`, those with a dot in groups. */
function workspaceFileSchema() {
	const properties = { $schema: { type: "string" } };
	const settings = inEnglish(JSON.parse(withRuleSettings())).contributes.configuration.flatMap((part) =>
		Object.entries(part.properties),
	);
	// What the server writes into its log, what happens on save, what is shown in the text, where tools are and what may be read is for each user to say.
	const shared = settings.filter(
		([name]) => !/^zoneTrio\.(trace\.|tools\.|inlayHints\.|codeLens\.|serialOnSave$|readOutside$)/.test(name),
	);
	for (const [name, { order: _, scope: __, ...setting }] of shared) {
		const keys = name.split(".").slice(1);
		let group = properties;
		for (const key of keys.slice(0, -1)) {
			group[key] ??= { type: "object", additionalProperties: false, properties: {} };
			group = group[key].properties;
		}
		group[keys.at(-1)] = setting;
	}
	const schema = {
		$schema: "http://json-schema.org/draft-07/schema#",
		title: "Settings of Zone Trio that editors and the command share",
		type: "object",
		allowComments: true,
		allowTrailingCommas: true,
		additionalProperties: false,
		properties,
	};
	return `${JSON.stringify(schema, undefined, "\t")}\n`;
}

/** The rules, a table for each group. `heading` is what the groups' headings start with, or "" for tables that fold. */
function ruleGroups(heading) {
	const folder = heading ? "" : `${PAGES}/`;
	const groups = [...new Set(rules.map(({ group }) => group))];
	const parts = groups.map((group) => {
		const members = rules.filter((rule) => rule.group === group);
		const rows = members.map(({ id, severity, summary, fix, page }) => {
			const link = `[${id}](${page.startsWith("../") ? page.replace("../", heading ? "../" : "docs/") : folder + page})`;
			return [link, severity, summary, fix ? "yes" : ""];
		});
		const body = table(["Rule", "Severity", "What it says", "Fix"], rows);
		if (heading) return `${heading} ${group}\n\n${body}`;
		return `<details>\n<summary>${group}: ${members.length} rules</summary>\n\n${body}\n\n</details>`;
	});
	return parts.join("\n\n");
}

function ruleIndex() {
	return `# Rules

Each page says what is wrong, why it matters for mail and what to do, with examples that are tested. The severity is the
rule's own; the setting \`zoneTrio.rules\` changes it.

${ruleGroups("##")}
`;
}

function serviceRules() {
	const rows = SERVICE_RULES.filter((rule) => !hasPage(rule)).map(({ id, severity, summary }) => [
		`<a id="${id}"></a>\`${id}\``,
		sentence(severity),
		summary,
	]);
	return table(["Id", "Severity", "What it says"], rows);
}

function headline({ severity, fix }) {
	const name = severity === "off" ? "Off unless switched on" : sentence(severity);
	return fix ? `${name} · has a fix` : name;
}

function settings() {
	const rows = manifest.contributes.configuration.flatMap(({ properties }) =>
		Object.entries(properties).map(
			([name, { default: value, markdownDescription, markdownEnumDescriptions, enum: words }]) => {
				const choices = markdownEnumDescriptions?.map((text, index) => `\`${words[index]}\`: ${text}.`) ?? [];
				return [`\`${name}\``, `\`${JSON.stringify(value)}\``, [markdownDescription, ...choices].join("\n")];
			},
		),
	);
	return table(["Setting", "Default", "What it does"], rows);
}

function commands() {
	const hidden = new Set(
		manifest.contributes.menus.commandPalette.filter(({ when }) => when === "false").map(({ command }) => command),
	);
	const shown = manifest.contributes.commands.filter(({ command }) => !hidden.has(command));
	return table(
		["Command", "Id"],
		shown.map(({ command, category, title }) => [`${category}: ${title}`, `\`${command}\``]),
	);
}

function features() {
	const rows = Object.entries({ ...PULL_CAPABILITIES, ...SERVER_CAPABILITIES }).flatMap(([capability, value]) => {
		if (!value) return [];
		const text = FEATURES[capability];
		if (!text) throw new Error(`scripts/generate.mjs does not say what ${capability} is for users`);
		return [[text, `\`${capability}\``]];
	});
	return table(["What you get", "In the language server protocol"], rows);
}

function recordTypes() {
	const rows = RECORD_TYPES.map(({ name, code, reference, summary, status, fields, refused }) => {
		const shown = fields.map((field) => `${field.name} (${field.kind.expects})`).join(", ");
		const remark = refused ? `${name} ${refused}` : status === "standard" ? "" : status;
		return [name, String(code), sentence(summary), shown, reference, remark];
	});
	return `# Record types

What Zone Trio reads and checks, field by field. Any other type can be written as \`TYPE123\` with its data in hexadecimal
(RFC 3597).

${table(["Type", "Number", "What it is for", "Fields", "Defined in", "Remark"], rows)}
`;
}

/** The text with its parts between \`<!-- generated: NAME -->\` and \`<!-- /generated -->\` made anew. */
function withParts(text, parts) {
	return text.replace(
		/(<!-- generated: ([\w, ]+?) -->)(\n?)[\s\S]*?(<!-- \/generated -->)/g,
		(whole, start, name, lineEnd, end) => (name in parts ? `${start}${lineEnd}${parts[name]}${lineEnd}${end}` : whole),
	);
}

/** A table whose columns stand below one another in the source too. */
function table(head, rows) {
	const lines = [head, ...rows].map((cells) => cells.map(cell));
	const widths = head.map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
	const line = (cells) => `| ${cells.map((text, column) => text.padEnd(widths[column])).join(" | ")} |`;
	const [title, ...body] = lines;
	return [line(title), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}

function cell(text) {
	return text.replaceAll("|", "\\|").replace(/\n+/g, "<br>");
}

function words(id) {
	return sentence(id.replaceAll("-", " ").replace(/^dnssec$/, "DNSSEC"));
}

function sentence(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function read(path) {
	return readFileSync(join(PROJECT, path), "utf8");
}

function write(path, text) {
	const isThere = existsSync(join(PROJECT, path));
	if (isThere && read(path) === text) return;
	stale.push(path);
	if (values.check) return;
	writeFileSync(join(PROJECT, path), text);
	console.log(path);
}
