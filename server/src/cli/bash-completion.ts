import type { CommandEntry, CommandTable, Completed } from "./command-table.ts";

/**
 * A script for bash 3.2 or later, with or without the package bash-completion. Bash takes `=` for a word of its own, so `--format=json` are
 * three words, and `--rule ptr-missing=error` are four.
 */
export function bashCompletion({ name, options, commands }: CommandTable): string {
	const own = [...commands.map((command) => command.name), ...options.flatMap(({ names }) => names)];
	return `# Completion of ${name} for bash: source <(${name} completion bash)

_${name}_words() {
	COMPREPLY+=($(compgen -W "$1" -- "$cur"))
}

_${name}_files() {
	local IFS=$'\\n'
	compopt -o filenames 2>/dev/null
	COMPREPLY+=($(compgen -f -- "$cur"))
}

_${name}_rules() {
	compopt -o nospace 2>/dev/null
	COMPREPLY+=($(compgen -S = -W "$1" -- "$cur"))
}

_${name}() {
	local at=$COMP_CWORD cur=\${COMP_WORDS[COMP_CWORD]} prev before=
	COMPREPLY=()
	[[ $cur == = ]] && cur= at=$((at + 1))
	prev=\${COMP_WORDS[at-1]}
	if [[ $prev == = ]]; then
		prev=\${COMP_WORDS[at-2]}
		((at > 3)) && before=\${COMP_WORDS[at-3]}
		((at > 4)) && [[ $before == = ]] && before=\${COMP_WORDS[at-4]}
	fi
	if ((COMP_CWORD == 1)); then
		_${name}_words ${quoted(own)}
		return
	fi
	case \${COMP_WORDS[1]} in
${commands.map(branch).join("")}	esac
}

complete -F _${name} ${name}
`;

	function branch(command: CommandEntry): string {
		const valued = command.options.filter(({ value }) => value !== undefined);
		const cases = valued.map(
			(option) => `			${option.names.join(" | ")}) ${offer(option.completed) || ":"}; return ;;\n`,
		);
		const chains = valued.flatMap(({ names, completed }) =>
			completed.kind === "severities"
				? [`		[[ $before == ${names.at(-1)} ]] && { _${name}_words ${quoted(completed.words)}; return; }\n`]
				: [],
		);
		const [argument] = command.arguments;
		const words = command.options.flatMap(({ names }) => names);
		return `	${command.name})
${chains.join("")}		case $prev in
${cases.join("")}		esac
		if [[ $cur == -* ]]; then
			_${name}_words ${quoted(words)}
		else
			${(argument && offer(argument.completed)) || ":"}
		fi
		;;
`;
	}

	function offer(completed: Completed): string {
		if (completed.kind === "words") return `_${name}_words ${quoted(completed.words)}`;
		if (completed.kind === "severities") return `_${name}_rules ${quoted(completed.rules)}`;
		return completed.kind === "files" ? `_${name}_files` : "";
	}
}

function quoted(words: readonly string[]): string {
	return `'${words.join(" ")}'`;
}
