import type { ArgumentEntry, CommandEntry, CommandTable, Completed, OptionEntry } from "./command-table.ts";

/** A script for zsh: it can be a file `_zonetrio` in a folder of `fpath`, or be read when the shell starts. */
export function zshCompletion({ name, options, commands }: CommandTable): string {
	const described = commands.map((command) => `\t\t${word(`${escaped(command.name)}:${command.description}`)}\n`);
	return `#compdef ${name}
# Completion of ${name} for zsh: source <(${name} completion zsh)

_${name}() {
	local curcontext=$curcontext state line
	typeset -A opt_args
	local -a commands=(
${described.join("")}	)
	_arguments -C${lines(options.flatMap((option) => optionSpecs(option)))} \\
		'1: :->command' \\
		'*:: :->arguments'
	case $state in
	command) _describe command commands ;;
	arguments)
		case $words[1] in
${commands.map(branch).join("")}		esac
		;;
	esac
}

if [[ $funcstack[1] == _${name} ]]; then
	_${name} "$@"
else
	compdef _${name} ${name}
fi
`;
}

function branch(command: CommandEntry): string {
	const specs = [...command.options.flatMap((option) => optionSpecs(option)), ...command.arguments.map(argumentSpec)];
	return `		${command.name})\n			_arguments${lines(specs, "\t\t\t\t")}\n			;;\n`;
}

function lines(specs: readonly string[], indent = "\t\t"): string {
	return specs.map((spec) => ` \\\n${indent}${spec}`).join("");
}

/** One for each name; where one is given, no other is offered, but for what may be given again. */
function optionSpecs({ names, value, description, completed }: OptionEntry): string[] {
	const again = /may be given again/.test(description) ? "*" : "";
	const others = again === "" ? `(${names.join(" ")})` : "";
	return names.map((name) => {
		const assigned = value !== undefined && name.startsWith("--") ? "=" : "";
		const action = value === undefined ? "" : `:${escaped(value)}:${actionOf(completed)}`;
		return word(`${others}${again}${name}${assigned}[${escaped(description)}]${action}`);
	});
}

function argumentSpec({ name, isRequired, isRepeated, completed }: ArgumentEntry): string {
	const count = isRepeated ? "*" : "1";
	return word(`${count}:${isRequired || isRepeated ? "" : ":"}${escaped(name)}:${actionOf(completed)}`);
}

function actionOf(completed: Completed): string {
	if (completed.kind === "words") return `(${completed.words.join(" ")})`;
	if (completed.kind === "files") return "_files";
	if (completed.kind === "anything") return " ";
	return `{ compset -P "*=" && compadd ${completed.words.join(" ")} || compadd -q -S = ${completed.rules.join(" ")} }`;
}

/** A text within a specification, where brackets and colons have a meaning. */
function escaped(text: string): string {
	return text.replace(/[[\]:\\]/g, "\\$&");
}

function word(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
