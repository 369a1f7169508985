import type { CommandEntry, CommandTable, Completed, OptionEntry } from "./command-table.ts";

/** A script for fish: lines that each tell of one thing that can be given. */
export function fishCompletion({ name, options, commands }: CommandTable): string {
	const none = `-n __fish_use_subcommand`;
	const lines = [
		`# Completion of ${name} for fish: ${name} completion fish | source`,
		`complete -c ${name} -f`,
		...options.map((option) => `complete -c ${name} ${none}${optionOf(option)}`),
		...commands.flatMap(linesOf),
	];
	return `${lines.join("\n")}\n`;

	function linesOf(command: CommandEntry): string[] {
		const seen = `-n '__fish_seen_subcommand_from ${command.name}'`;
		const [argument] = command.arguments;
		return [
			`complete -c ${name} ${none} -a ${command.name} -d ${word(command.description)}`,
			...command.options.map((option) => `complete -c ${name} ${seen}${optionOf(option)}`),
			...(argument ? [`complete -c ${name} ${seen}${offer(argument.completed)}`] : []),
		];
	}
}

function optionOf({ names, value, description, completed }: OptionEntry): string {
	const flags = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
	return ` ${flags.join(" ")}${value === undefined ? "" : ` -r${offer(completed)}`} -d ${word(description)}`;
}

function offer(completed: Completed): string {
	if (completed.kind === "files") return " -F";
	if (completed.kind === "anything") return " -f";
	const words =
		completed.kind === "words"
			? completed.words
			: completed.rules.flatMap((rule) => completed.words.map((severity) => `${rule}=${severity}`));
	return ` -f -a ${word(words.join(" "))}`;
}

function word(text: string): string {
	return `'${text.replace(/['\\]/g, "\\$&")}'`;
}
