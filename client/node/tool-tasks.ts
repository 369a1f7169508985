import { delimiter, isAbsolute, join } from "node:path";
import {
	CustomExecution,
	type Disposable,
	l10n,
	ProcessExecution,
	Task,
	TaskGroup,
	type TaskProvider,
	TaskScope,
	tasks,
	Uri,
	type WorkspaceFolder,
	window,
	workspace,
} from "vscode";
import type { BaseLanguageClient as LanguageClient } from "vscode-languageclient";
import which from "which";
import { MissingTool } from "./missing-tool.ts";
import { hasVariable, isToolTask, type Tool, type ToolTask, toolArguments } from "./tool-command.ts";

/** What the server answers to `zoneTrio/toolChecks`. */
interface ToolChecks {
	readonly zones: readonly { readonly origin: string; readonly file: string; readonly folder: string }[];
	readonly configurations: readonly string[];
}

/** The settings with the programs, below `zoneTrio`. */
const PROGRAMS: Readonly<Record<Tool, string>> = {
	"named-checkzone": "tools.namedCheckzone",
	"named-checkconf": "tools.namedCheckconf",
};

/** Where systems keep what only administrators need, so that it often is not in PATH. */
const SYSTEM_FOLDERS = ["/usr/local/sbin", "/usr/sbin", "/opt/homebrew/sbin"];

/** Offers the tools of BIND as tasks: for the zones of the file in the editor, and for each configuration of named. */
export function registerToolTasks(client: LanguageClient): Disposable[] {
	return (["named-checkzone", "named-checkconf"] as const).map((tool) =>
		tasks.registerTaskProvider(tool, new ToolTasks(client, tool)),
	);
}

class ToolTasks implements TaskProvider {
	readonly #client: LanguageClient;
	readonly #tool: Tool;

	constructor(client: LanguageClient, tool: Tool) {
		this.#client = client;
		this.#tool = tool;
	}

	/** Tools read what files include, so none is run where nobody is trusted. */
	async provideTasks(): Promise<Task[]> {
		if (!workspace.isTrusted || !this.#client.isRunning()) return [];
		const uri = window.activeTextEditor?.document.uri.toString();
		const asked = this.#client.sendRequest<ToolChecks>("zoneTrio/toolChecks", { ...(uri && { uri }) });
		// Where the server stops while it is asked, there is nothing to offer.
		const checks = await asked.catch(() => ({ zones: [], configurations: [] }));
		const all = this.#tool === "named-checkzone" ? zoneTasks(checks) : configurationTasks(checks);
		const safe = all.filter(({ definition }) => !Object.values(definition).some(hasVariable));
		return Promise.all(safe.map(({ definition, scope }) => taskOf(definition, scope)));
	}

	/** Of what stands in `tasks.json`, VS Code asks for the command. */
	async resolveTask({ definition, scope }: Task): Promise<Task | undefined> {
		if (!workspace.isTrusted || !isToolTask(definition)) return undefined;
		const folder = typeof scope === "object" ? scope : undefined;
		return taskOf(definition as ToolTask, folder, definition);
	}
}

interface Wanted {
	readonly definition: ToolTask;
	readonly scope: WorkspaceFolder | undefined;
}

function zoneTasks({ zones }: ToolChecks): Wanted[] {
	return zones.map(({ origin, file, folder }) => {
		const uri = Uri.parse(file);
		const scope = workspace.getWorkspaceFolder(uri);
		const start = startIn(scope, Uri.parse(folder));
		return { definition: { type: "named-checkzone", zone: origin, file: pathIn(scope, uri), ...start }, scope };
	});
}

function configurationTasks({ configurations }: ToolChecks): Wanted[] {
	return configurations.map((file) => {
		const uri = Uri.parse(file);
		const scope = workspace.getWorkspaceFolder(uri);
		return {
			definition: { type: "named-checkconf", file: pathIn(scope, uri), ...startIn(scope, Uri.joinPath(uri, "..")) },
			scope,
		};
	});
}

/** The folder to start in, where it has to be said. */
function startIn(scope: WorkspaceFolder | undefined, uri: Uri): { readonly folder?: string } {
	const folder = pathIn(scope, uri);
	return folder === "" ? {} : { folder };
}

/** A path with slashes, as seen from the folder that it is in; "" for that folder itself. */
function pathIn(scope: WorkspaceFolder | undefined, uri: Uri): string {
	if (!scope) return uri.fsPath;
	return uri.path === scope.uri.path ? "" : uri.path.slice(scope.uri.path.replace(/\/$/, "").length + 1);
}

/** @param identity the definition itself where VS Code has it already, since it compares them. */
async function taskOf(
	wanted: ToolTask,
	scope: WorkspaceFolder | undefined,
	identity: Task["definition"] = { ...wanted },
): Promise<Task> {
	const root = scope?.uri.fsPath ?? "";
	const absolute = (path: string) => (isAbsolute(path) || path.startsWith("${") ? path : join(root, path));
	const program = workspace.getConfiguration("zoneTrio", scope).get<string>(PROGRAMS[wanted.type]) || wanted.type;
	const found = await find(program);
	const options = { cwd: absolute(wanted.folder ?? "") };
	const execution = found
		? new ProcessExecution(found, toolArguments(wanted, absolute), options)
		: new CustomExecution(async () => new MissingTool(absence(wanted.type, program)));
	const name = wanted.zone ?? wanted.file;
	const matchers = [`$${wanted.type}`, `$${wanted.type}-warning`];
	const task = new Task(identity, scope ?? TaskScope.Workspace, name, wanted.type, execution, matchers);
	task.group = TaskGroup.Test;
	task.detail = found
		? [found, wanted.zone ?? "", wanted.file].filter(Boolean).join(" ")
		: l10n.t("{0} is not installed", program);
	task.presentationOptions = { clear: true, showReuseMessage: false };
	return task;
}

function find(program: string): Promise<string | null> {
	const path = [process.env["PATH"] ?? "", ...SYSTEM_FOLDERS].join(delimiter);
	return which(program, { nothrow: true, path });
}

function absence(tool: Tool, program: string): string[] {
	return [
		l10n.t("{0} is not installed, or is not where programs are looked for.", program),
		l10n.t(
			"It is part of BIND: {0} on Debian and Ubuntu, {1} on Fedora, {2} on macOS.",
			...['"apt install bind9-utils"', '"dnf install bind"', '"brew install bind"'],
		),
		l10n.t("If it is elsewhere, say where in the setting {0}.", `zoneTrio.${PROGRAMS[tool]}`),
	];
}
