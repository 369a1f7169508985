import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Run, runAside } from "../support/run-aside.ts";
import { PROJECT } from "./packed-command.ts";

/** As `action.yml` is written. */
export interface Action {
	readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
	readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
	readonly runs: {
		readonly using: string;
		readonly steps: readonly {
			readonly id: string;
			readonly shell: string;
			readonly env: Readonly<Record<string, string>>;
			readonly run: string;
		}[];
	};
}

/** What running an action gave. */
export interface ActionRun extends Run {
	readonly outputs: Readonly<Record<string, string>>;
	/** What is shown on the page of the run. */
	readonly summary: string;
	readonly annotations: readonly Annotation[];
}

export interface Annotation {
	readonly level: string;
	readonly properties: Readonly<Record<string, string>>;
	readonly message: string;
}

export function readAction(): Action {
	return parse(readFileSync(join(PROJECT, "action.yml"), "utf8"));
}

/** Runs the action of this project as GitHub's runner does: each step's script, with its variables, in the checked-out folder. */
export class GithubRunner {
	/** The runner's folder for what a job leaves. */
	readonly temp: string;
	readonly #environment: Readonly<Record<string, string | undefined>>;

	/** @param root a folder for its files */
	constructor(root: string, environment: Readonly<Record<string, string | undefined>>) {
		this.temp = mkdtempSync(join(root, "runner-"));
		this.#environment = environment;
	}

	/**
	 * @param workspace the folder that is checked out
	 * @param event what GitHub tells of the event, as variables
	 */
	async run(
		workspace: string,
		given: Readonly<Record<string, string>> = {},
		event: Readonly<Record<string, string>> = { GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main" },
	): Promise<ActionRun> {
		const action = readAction();
		const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default]));
		for (const [name, value] of Object.entries(given)) {
			if (!(name in inputs)) throw new Error(`The action has no input ${name}`);
			inputs[name] = value;
		}
		const steps: Record<string, Record<string, string>> = {};
		const resolved = (text: string) =>
			text.replace(/\$\{\{ (?:inputs\.([\w-]+)|steps\.(\w+)\.outputs\.(\w+)) \}\}/g, (_, input, step, output) =>
				input === undefined ? (steps[step]?.[output] ?? "") : inputs[input]!,
			);
		const summaryFile = this.#file("summary", "");
		const total = { status: 0 as number | null, stdout: "", stderr: "" };
		for (const { id, shell, env, run } of action.runs.steps) {
			if (shell !== "bash") throw new Error(`${shell} is not what this runner has`);
			const outputFile = this.#file("output", "");
			const { status, stdout, stderr } = await runAside(
				"bash",
				["--noprofile", "--norc", "-eo", "pipefail", this.#file("step.sh", resolved(run))],
				{
					cwd: workspace,
					env: {
						GITHUB_BASE_REF: "",
						GITHUB_SHA: "",
						...this.#environment,
						...event,
						...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, resolved(value)])),
						CI: "true",
						GITHUB_ACTIONS: "true",
						GITHUB_ACTION_PATH: PROJECT,
						GITHUB_WORKSPACE: workspace,
						GITHUB_OUTPUT: outputFile,
						GITHUB_STEP_SUMMARY: summaryFile,
						RUNNER_TEMP: this.temp,
					},
				},
			);
			const lines = readFileSync(outputFile, "utf8").split("\n").slice(0, -1);
			steps[id] = Object.fromEntries(lines.map((line) => /^(\w+)=(.*)$/.exec(line)!.slice(1)));
			total.stdout += stdout;
			total.stderr += stderr;
			total.status = status;
			if (status !== 0) break;
		}
		return {
			...total,
			outputs: Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, resolved(value)])),
			summary: readFileSync(summaryFile, "utf8"),
			annotations: annotationsIn(`${total.stdout}\n${total.stderr}`),
		};
	}

	#file(name: string, text: string): string {
		const path = join(mkdtempSync(join(this.temp, "file-")), name);
		writeFileSync(path, text);
		return path;
	}
}

/** What the commands in a log ask for. */
function annotationsIn(log: string): Annotation[] {
	return [...log.matchAll(/^::(error|warning|notice)(?: (.*?))?::(.*)$/gm)].map(([, level, properties, message]) => ({
		level: level!,
		properties: Object.fromEntries((properties ?? "").split(",").map((property) => property.split("=").map(unescaped))),
		message: unescaped(message!),
	}));
}

function unescaped(text: string): string {
	return text.replace(/%([0-9A-F]{2})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}
