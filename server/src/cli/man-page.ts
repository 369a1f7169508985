import type { Command } from "commander";
import {
	type ArgumentEntry,
	type CommandEntry,
	type CommandTable,
	commandTable,
	type OptionEntry,
} from "./command-table.ts";
import { EXIT_MEANINGS, EXIT_OK, type ExitStatus } from "./exit-status.ts";
import { Output } from "./output.ts";
import { VERSION } from "./version.ts";

const HOME = "https://github.com/zonetrio/zonetrio";

const DESCRIPTION = [
	"zonetrio reads DNS zone files, all that it is given as one workspace, and says what is wrong with them: above all where A or AAAA, MX and PTR records do not agree, so that mail bounces. It finds and repairs what the extension Zone Trio finds and repairs in an editor.",
	"A path is a folder, which is read with all that is below it, or a zone file. A server configuration (named.conf, nsd.conf, knot.conf, Corefile) stands for the folder in which it lies. Without a path, the current folder is read.",
];

const ENVIRONMENT: readonly (readonly [string, string])[] = [
	["NO_COLOR", "If it is set and not empty, nothing is coloured."],
	[
		"FORCE_COLOR",
		"If it is set, output is coloured even where it goes to no terminal; 0 or false turns colours off. It wins over NO_COLOR.",
	],
	["CI", "If it is set, nothing tells how far the work is."],
];

const FILES: readonly (readonly [string, string])[] = [
	[".zonetrio.json", "Settings of a folder, which editors read as well; comments are allowed."],
	[".vscode/settings.json", "Settings of a folder as VS Code writes them, zoneTrio.*; they win over the others."],
];

const EXAMPLES: readonly (readonly [string, string])[] = [
	["zonetrio check --fail-on warning zones", "Fail where a mail host has no PTR, as in CI."],
	["zonetrio check --since origin/main", "Show only what a change has brought."],
	["zonetrio fix --dry-run", "Show what would be repaired."],
	["zonetrio report --format html zones > mail.html", "Draw the way of each domain's mail as a page."],
];

/** `zonetrio man`: prints the manual page, as `man -l -` reads it, out of what the command knows of itself. */
export function manPage(program: Command): ExitStatus {
	const output = new Output();
	output.write(`${pageOf(commandTable(program)).join("\n")}\n`);
	output.flush();
	return EXIT_OK;
}

function pageOf(table: CommandTable): string[] {
	const { name, commands } = table;
	return [
		`.TH ${name.toUpperCase()} 1 "" "${name} ${VERSION}" "User Commands"`,
		".SH NAME",
		`${text(name)} \\- ${text(withoutEnd(table.description))}`,
		".SH SYNOPSIS",
		...commands.flatMap((command, index) => [...(index > 0 ? [".br"] : []), synopsis(name, command)]),
		".SH DESCRIPTION",
		...DESCRIPTION.flatMap((paragraph, index) => [...(index > 0 ? [".PP"] : []), text(paragraph)]),
		".SH OPTIONS",
		...table.options.flatMap(optionLines),
		".SH COMMANDS",
		...commands.flatMap((command) => commandLines(name, command)),
		".SH EXIT STATUS",
		...EXIT_MEANINGS.flatMap(([status, meaning]) => item(`.B ${status}`, meaning)),
		".PP",
		text(
			"What counts as a finding says --fail-on. A check that Ctrl-C interrupts has the status 130, one that watches has that of the last check.",
		),
		".SH ENVIRONMENT",
		...ENVIRONMENT.flatMap(([variable, meaning]) => item(`.B ${text(variable)}`, meaning)),
		".SH FILES",
		...FILES.flatMap(([file, meaning]) => item(`.I ${text(file)}`, meaning)),
		".SH EXAMPLES",
		...EXAMPLES.flatMap(([example, meaning]) => item(`.B ${text(example)}`, meaning)),
		".SH SEE ALSO",
		".BR named-checkzone (1),",
		".BR named.conf (5)",
		".PP",
		text(`All rules, settings and formats: ${HOME}`),
	];
}

function synopsis(name: string, { name: command, options, arguments: given }: CommandEntry): string {
	const parts = [`\\fB${text(name)} ${text(command)}\\fR`];
	if (options.length > 0) parts.push("[\\fIoptions\\fR]");
	return [...parts, ...given.map(argumentText)].join(" ");
}

function argumentText({ name, isRequired, isRepeated }: ArgumentEntry): string {
	const shown = `\\fI${text(name)}\\fR${isRepeated ? "..." : ""}`;
	return isRequired ? shown : `[${shown}]`;
}

function commandLines(name: string, command: CommandEntry): string[] {
	return [
		`.SS ${text(command.name)}`,
		synopsis(name, command),
		".PP",
		text(`${sentence(command.description)}.`),
		...command.arguments.flatMap((argument) => item(argumentText(argument), sentence(argument.description))),
		...command.options.flatMap(optionLines),
	];
}

function optionLines({ names, value, description, remark }: OptionEntry): string[] {
	const shown = names.map((name) => `\\fB${text(name)}\\fR`).join(", ");
	const meaning = remark === "" ? sentence(description) : `${sentence(description)} (${remark})`;
	return item(value === undefined ? shown : `${shown} \\fI${text(value)}\\fR`, meaning);
}

function item(term: string, meaning: string): string[] {
	return [".TP", term, text(meaning)];
}

function sentence(description: string): string {
	return description.charAt(0).toUpperCase() + description.slice(1);
}

function withoutEnd(description: string): string {
	return description.replace(/\.$/, "");
}

/** A text in which nothing has a meaning for roff. */
function text(plain: string): string {
	return plain.replaceAll("\\", "\\e").replaceAll("-", "\\-").replace(/^[.']/, "\\&$&");
}
