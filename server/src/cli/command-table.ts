import type { Argument, Command, Option } from "commander";
import { KNOWN_RULES } from "../features/known-rules.ts";
import { SEVERITIES } from "../rules/engine/finding.ts";

/** What can stand in a place of the command line. */
export type Completed =
	/** One of these words; behind each of some there is more to come. */
	| { readonly kind: "words"; readonly words: readonly string[] }
	| { readonly kind: "files" }
	/** A rule, `=` and one of the words. */
	| { readonly kind: "severities"; readonly rules: readonly string[]; readonly words: readonly string[] }
	/** Something that is not known here. */
	| { readonly kind: "anything" };

export interface OptionEntry {
	/** `-q` and `--quiet`. */
	readonly names: readonly string[];
	/** What its value is called, `severity`; undefined where it takes none. */
	readonly value: string | undefined;
	readonly description: string;
	/** The values that there are, and the one that holds where none is given; "" where nothing is to be said. */
	readonly remark: string;
	readonly completed: Completed;
}

export interface ArgumentEntry {
	/** `path`. */
	readonly name: string;
	readonly description: string;
	readonly isRequired: boolean;
	readonly isRepeated: boolean;
	readonly completed: Completed;
}

/** What can be given to a command, as completion and the manual page need it. */
export interface CommandEntry {
	readonly name: string;
	readonly description: string;
	readonly options: readonly OptionEntry[];
	readonly arguments: readonly ArgumentEntry[];
}

/** The program itself, and its commands, but those that are hidden. */
export interface CommandTable extends CommandEntry {
	readonly commands: readonly CommandEntry[];
}

export function commandTable(program: Command): CommandTable {
	const help = program.createHelp();
	return { ...entryOf(program), commands: help.visibleCommands(program).map(entryOf) };
}

function entryOf(command: Command): CommandEntry {
	return {
		name: command.name(),
		description: command.description(),
		options: command.createHelp().visibleOptions(command).map(optionEntry),
		arguments: command.registeredArguments.map(argumentEntry),
	};
}

function optionEntry(option: Option): OptionEntry {
	const { short, long, flags, description, argChoices } = option;
	const value = /<(.+)>/.exec(flags)?.[1];
	const names = [short, long].filter((name) => name !== undefined);
	return { names, value, description, remark: remarkOf(option), completed: completed(value ?? "", argChoices) };
}

function argumentEntry(argument: Argument): ArgumentEntry {
	const name = argument.name();
	return {
		name,
		description: argument.description,
		isRequired: argument.required,
		isRepeated: argument.variadic,
		completed: completed(name, argument.argChoices),
	};
}

function remarkOf({ defaultValue, argChoices }: Option): string {
	const remarks = [];
	if (argChoices) remarks.push(argChoices.join(", "));
	if (defaultValue !== undefined && defaultValue !== false) remarks.push(`default: ${defaultValue}`);
	return remarks.join("; ");
}

const SEVERITY_WORDS = [...SEVERITIES, "off"];

/** By the name that the value has in help. */
function completed(name: string, choices: readonly string[] | undefined): Completed {
	if (choices) return { kind: "words", words: choices };
	if (name === "file" || name === "path") return { kind: "files" };
	if (name === "rule") return { kind: "words", words: [...KNOWN_RULES.keys()] };
	if (name === "rule=severity") return { kind: "severities", rules: [...KNOWN_RULES.keys()], words: SEVERITY_WORDS };
	return { kind: "anything" };
}
