import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { SEVERITIES } from "../rules/engine/finding.ts";
import type { CheckOptions } from "./check.ts";
import { CHECK_FORMATS } from "./check-formats.ts";
import { CommandFailure } from "./command-failure.ts";
import { EXIT_FAILURE, EXIT_MEANINGS, EXIT_OK, EXIT_USAGE, type ExitStatus } from "./exit-status.ts";
import type { FixOptions } from "./fix.ts";
import type { FormatOptions } from "./format.ts";
import { givenOrigin } from "./given-origin.ts";
import type { LiveOptions } from "./live.ts";
import type { LspOptions } from "./lsp.ts";
import type { RecordsOptions } from "./records.ts";
import type { ReportOptions } from "./report.ts";
import { FILE_FORMATS, type ReportFile } from "./report-file.ts";
import { SHELLS, type Shell } from "./shells.ts";
import { wrapped } from "./terminal.ts";
import { VERSION } from "./version.ts";
import { warn, writeStderr } from "./warn.ts";

/** How wide the help is, in columns, whatever the terminal is. */
const HELP_WIDTH = 100;

function statusHelp(): string {
	const lines = EXIT_MEANINGS.flatMap(([status, meaning]) => {
		const [first, ...more] = wrapped(meaning, HELP_WIDTH - 5);
		return [`  ${status}  ${first}`, ...more.map((line) => `     ${line}`)];
	});
	return ["", "Exit status:", ...lines].join("\n");
}

const PATHS = "folders and zone files, which together are one workspace";

/** The commands. Each is loaded when it runs, so that the others start fast. */
function commandLine(done: (status: ExitStatus) => void): Command {
	const program = new Command("zonetrio")
		.description("Checks DNS zone files for what makes mail bounce: A, MX and PTR records that do not agree.")
		.version(VERSION, "-V, --version", "show the version")
		.helpOption("-h, --help", "show what can be given")
		.helpCommand(false)
		.addHelpText("after", statusHelp())
		.configureOutput({ outputError: (text) => writeStderr(text.replace(/^error: /, "zonetrio: ")) })
		.showHelpAfterError("(--help shows what can be given)")
		.exitOverride();

	program
		.command("check")
		.description("show what is wrong in zones")
		.argument("[path...]", PATHS, ["."])
		.addOption(formatOption(...Object.keys(CHECK_FORMATS)))
		.addOption(outputOption())
		.addOption(failOnOption())
		.addOption(configOption())
		.addOption(ruleOption())
		.option("--dnssec", "verify signatures, NSEC chains and digests of signed zones, which takes a while", false)
		.option(
			"--since <commit>",
			"show only what is wrong since a commit of Git, be it in files that did not change, and which zones kept their serial",
		)
		.addOption(baselineOption())
		.option("--write-baseline <file>", "write all findings into a baseline, so that only others are shown")
		.option("-q, --quiet", "show only the findings that give exit status 1", false)
		.addOption(
			new Option("-w, --watch", "check again when files change, until Ctrl-C")
				.default(false)
				.conflicts(["stdin", "writeBaseline"]),
		)
		.option("--stats", "tell on standard error how long it took and how much memory", false)
		.addOption(stdinOption().conflicts(["since", "writeBaseline"]))
		.addOption(stdinFilenameOption())
		.action(async (paths: string[], options: CheckOptions) =>
			done(await (await import("./check.ts")).check(paths, options)),
		);

	program
		.command("report")
		.description("show for each domain its mail hosts, their addresses, and whether the PTRs lead back")
		.argument("[path...]", PATHS, ["."])
		.addOption(formatOption("text", "json", "markdown", "html"))
		.addOption(configOption())
		.action(async (paths: string[], options: ReportOptions) =>
			done(await (await import("./report.ts")).report(paths, options)),
		);

	program
		.command("records")
		.description("print each record of a zone file on a line, with includes and $GENERATE worked out")
		.argument("<file>", "a zone file")
		.option("--origin <name>", "the name of the zone, where the file does not say it", readOrigin)
		.option(
			"--no-read-outside",
			"follow no $INCLUDE out of the folder of the file and the current one, where others wrote the file",
		)
		.action(async (file: string, options: RecordsOptions) =>
			done((await import("./records.ts")).records(file, options)),
		);

	program
		.command("format")
		.description("put the lines of zone files into columns; records and comments stay as they are")
		.argument("[path...]", PATHS, ["."])
		.option(
			"--check",
			"write nothing: list the files that would change, and give exit status 1 if there are any",
			false,
		)
		.option("--diff", "write nothing: show what would change", false)
		.addOption(stdinOption())
		.addOption(stdinFilenameOption())
		.addOption(configOption())
		.action(async (paths: string[], options: FormatOptions) =>
			done(await (await import("./format.ts")).format(paths, options)),
		);

	program
		.command("fix")
		.description("make repairs in files, those that are safe, and tell what is left to somebody")
		.argument("[path...]", PATHS, ["."])
		.option("--all", "make also repairs that are more than correcting a slip, where one is advised", false)
		.addOption(new Option("--rule <rule>", "repair only what this rule finds; may be given again").argParser(collected))
		.option("--dry-run", "write nothing: show what would change, as a unified diff", false)
		.addOption(failOnOption())
		.addOption(formatOption("text", "json"))
		.addOption(configOption())
		.addOption(stdinOption())
		.addOption(stdinFilenameOption())
		.action(async (paths: string[], options: FixOptions) => done(await (await import("./fix.ts")).fix(paths, options)));

	program
		.command("live")
		.description("look up in the DNS how mail of domains is published, and compare it with zone files")
		.argument("[domain...]", "the domains; without any, those of the zones that --files names")
		.option("--files <path>", "folder or zone file to compare with; may be given again", collected)
		.option(
			"--server <address>",
			"DNS server to ask, such as 192.0.2.53 or [2001:db8::53]:5353; may be given again (default: those of the system)",
			collected,
		)
		.option("--timeout <seconds>", "how long a server has for an answer", readSeconds, 5)
		.option("--smtp", "connect to port 25 of the mail hosts, too, and read how they greet", false)
		.addOption(formatOption("text", "json", "html"))
		.addOption(configOption())
		.action(async (domains: string[], options: LiveOptions) =>
			done(await (await import("./live.ts")).live(domains, options)),
		);

	program
		.command("explain")
		.description("print what a rule says: what is wrong, why, and what to do, with examples")
		.argument("<rule>", "the rule, such as ptr-missing")
		.action(async (rule: string) => done((await import("./explain.ts")).explain(rule)));

	program
		.command("completion")
		.description("print what makes a shell complete this command")
		.addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
		.action(async (shell: Shell) => done((await import("./completion.ts")).completion(program, shell)));

	program
		.command("man", { hidden: true })
		.description("print the manual page, as man reads it")
		.action(async () => done((await import("./man-page.ts")).manPage(program)));

	program
		.command("lsp")
		.description("run the language server, for one editor; it ends with it")
		.addOption(new Option("--stdio", "speak on standard input and output").conflicts(["socket", "listen", "pipe"]))
		.addOption(
			new Option("--socket <port>", "connect to an editor that listens at a port of this machine")
				.argParser((written) => readPort(written, 1))
				.conflicts(["listen", "pipe"]),
		)
		.addOption(
			new Option(
				"--listen <port>",
				"listen at a port of this machine, 0 for one that is free, until an editor connects",
			)
				.argParser((written) => readPort(written, 0))
				.conflicts(["pipe"]),
		)
		.option("--pipe <name>", "connect to an editor that listens at a named pipe of Windows or a socket of Unix")
		.option("--clientProcessId <number>", "end when this process has ended", readProcess)
		.action(async (options: LspOptions) => (await import("./lsp.ts")).lsp(options));
	for (const command of program.commands) {
		if (!takesConfig(command)) continue;
		command.addOption(outsideOption());
		addFormerName(command);
	}
	return program;
}

function failOnOption(): Option {
	return new Option("--fail-on <severity>", "the least severity that gives exit status 1")
		.choices([...SEVERITIES, "never"])
		.default("error");
}

function stdinOption(): Option {
	return new Option("--stdin", "take the content of the file of --stdin-filename from standard input").default(false);
}

function stdinFilenameOption(): Option {
	return new Option("--stdin-filename <path>", "the file in whose place standard input is taken");
}

function formatOption(...formats: readonly string[]): Option {
	return new Option("--format <format>", "how it is shown").choices(formats).default("text");
}

function outputOption(): Option {
	return new Option(
		"--output <format=file>",
		`write the same to a file, in a format of its own (${FILE_FORMATS.join(", ")}); may be given again`,
	).argParser((written: string, before: readonly ReportFile[] = []) => {
		const [, name, path] = /^([^=]*)=(.+)$/s.exec(written) ?? [];
		const format = FILE_FORMATS.find((one) => one === name);
		if (format === undefined || path === undefined) {
			throw new InvalidArgumentError(`It is written as sarif=zonetrio.sarif, with one of ${FILE_FORMATS.join(", ")}.`);
		}
		return [...before, { format, path }];
	});
}

/** The values of an option that may be given again. */
function collected(value: string, before: readonly string[] = []): readonly string[] {
	return [...before, value];
}

function readSeconds(written: string): number {
	const seconds = Number(written);
	if (!(seconds > 0 && seconds <= 60)) throw new InvalidArgumentError("It is a number of seconds up to 60.");
	return seconds;
}

function readPort(written: string, least: number): number {
	const port = Number(written);
	if (!/^\d+$/.test(written) || port < least || port > 65535) {
		throw new InvalidArgumentError(`It is a number from ${least} to 65535.`);
	}
	return port;
}

function readProcess(written: string): number {
	if (!/^[1-9]\d*$/.test(written)) throw new InvalidArgumentError("It is the number of a process.");
	return Number(written);
}

function configOption(): Option {
	return new Option(
		"--config <file>",
		"JSON file with zoneTrio.* settings (default: .zonetrio.json and .vscode/settings.json)",
	);
}

function outsideOption(): Option {
	return new Option(
		"--read-outside",
		"read what links and $INCLUDE name outside of the folders that are given, and of the current one",
	).default(false);
}

function takesConfig({ options }: Command): boolean {
	return options.some(({ long }) => long === "--config");
}

/** `--settings` is what `--config` was called once, and still is the same; help does not show it. */
function addFormerName(command: Command): void {
	command.addOption(new Option("--settings <file>").hideHelp());
	command.on("option:settings", (file: string) => command.setOptionValue("config", file));
}

function baselineOption(): Option {
	return new Option("--baseline <file>", "leave out the findings that a baseline has").conflicts("writeBaseline");
}

function ruleOption(): Option {
	return new Option("--rule <rule=severity>", "the severity of a rule, or off; may be given again").argParser(
		(written: string, before: Readonly<Record<string, string>> = {}) => {
			const [rule, severity, ...more] = written.split("=");
			if (!rule || !severity || more.length > 0) {
				throw new InvalidArgumentError("It is written as ptr-missing=error.");
			}
			return { ...before, [rule]: severity };
		},
	);
}

function readOrigin(written: string): string {
	const origin = givenOrigin(written);
	if (origin === undefined) throw new InvalidArgumentError("This is no name of a zone.");
	return origin;
}

async function main(): Promise<void> {
	let status: ExitStatus = EXIT_OK;
	try {
		await commandLine((result) => {
			status = result;
		}).parseAsync();
	} catch (error) {
		status = statusOf(error);
	}
	// Not `exit`: the language server goes on.
	process.exitCode = status;
}

function statusOf(error: unknown): ExitStatus {
	if (error instanceof CommanderError) {
		const isAnswer = error.code === "commander.helpDisplayed" || error.code === "commander.version";
		return isAnswer ? EXIT_OK : EXIT_USAGE;
	}
	if (error instanceof CommandFailure) {
		warn(error.message);
		return error.status;
	}
	warn(`this is a mistake in zonetrio itself: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
	return EXIT_FAILURE;
}

// Commander writes the help itself; whoever does not read it to the end has read enough.
process.stdout.on("error", () => {});

void main();
