import type { Command } from "commander";
import { bashCompletion } from "./bash-completion.ts";
import { type CommandTable, commandTable } from "./command-table.ts";
import { EXIT_OK, type ExitStatus } from "./exit-status.ts";
import { fishCompletion } from "./fish-completion.ts";
import { Output } from "./output.ts";
import type { Shell } from "./shells.ts";
import { zshCompletion } from "./zsh-completion.ts";

const WRITERS: Readonly<Record<Shell, (table: CommandTable) => string>> = {
	bash: bashCompletion,
	zsh: zshCompletion,
	fish: fishCompletion,
};

/** `zonetrio completion`: prints a script by which a shell completes the command, without asking it again at each key. */
export function completion(program: Command, shell: Shell): ExitStatus {
	const output = new Output();
	output.write(WRITERS[shell](commandTable(program)));
	output.flush();
	return EXIT_OK;
}
