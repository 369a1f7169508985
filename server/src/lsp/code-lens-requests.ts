import type { CancellationToken, CodeLens, CodeLensParams, Command, Connection } from "vscode-languageserver";
import type { Lens, LensAction, LensWords } from "../features/lenses/lens.ts";
import { lensList } from "../features/lenses/lens-list.ts";
import type { LensSettings } from "../features/lenses/lens-settings.ts";
import { lensWords } from "../features/lenses/lens-words.ts";
import type { EditorAbilities } from "./capabilities.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import type { RefreshRequests } from "./refresh-requests.ts";
import type { RequestHost } from "./request-host.ts";

/** What the requests have to know of the rest of the server. */
export interface CodeLensHost extends RequestHost {
	readonly abilities: EditorAbilities;
	readonly refresh: RefreshRequests;
	/** What the user wants to be shown. */
	settings(): LensSettings;
}

/** A lens as it comes back when its line is shown. */
interface LensData extends Lens {
	readonly uri: string;
}

/** What is said of an entry that has gone: editors show a lens without words as a mistake. */
const GONE: Command = { title: "…", command: "" };

/** Answers what is said above lines of a zone file. */
export class CodeLensRequests {
	readonly #host: CodeLensHost;

	constructor(host: CodeLensHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.onCodeLens((asked, token) => this.#list(asked, token));
		connection.onCodeLensResolve((lens, token) => this.#resolve(lens, token));
	}

	async #list({ textDocument: { uri } }: CodeLensParams, token: CancellationToken): Promise<CodeLens[] | null> {
		if (!this.#host.uris.isOwn(uri)) return null;
		const { service, uris, refresh } = this.#host;
		const path = uris.pathOf(uri);
		const begin = () => lensList(service.reading, path, this.#host.settings());
		const lenses = await fromSettledZones(this.#host, begin, token);
		refresh.answered("codeLens", path);
		return lenses.map(({ kind, start }) => ({
			range: { start, end: start },
			data: { uri, kind, start } satisfies LensData,
		}));
	}

	async #resolve(lens: CodeLens, token: CancellationToken): Promise<CodeLens> {
		const data = lensData(lens.data);
		if (!data) return { ...lens, command: GONE };
		const { service, uris } = this.#host;
		const path = uris.pathOf(data.uri);
		const { words } = await fromSettledZones(this.#host, () => wordsOf(lensWords(service.reading, path, data)), token);
		return { range: lens.range, command: words ? this.#command(words, data) : GONE };
	}

	/** In an editor that does not know the command, the words alone are shown. */
	#command({ title, action }: LensWords, data: LensData): Command {
		const command = action && `zoneTrio.${COMMANDS[action.kind]}`;
		if (command === undefined || !this.#host.abilities.commands.has(command)) return { title, command: "" };
		return { title, command, arguments: this.#arguments(action!, data) };
	}

	#arguments(action: LensAction, { uri, start }: LensData): unknown[] {
		if (action.kind === "mail-report") return [];
		if (action.kind === "expand") return [uri, action.owner];
		if (action.kind === "raise-serial") return [uri];
		const { uris } = this.#host;
		return [uri, start, action.places.map(({ path, selection }) => ({ uri: uris.uriOf(path), range: selection }))];
	}
}

const COMMANDS: Readonly<Record<LensAction["kind"], string>> = {
	show: "showPlaces",
	"mail-report": "openMailReport",
	"raise-serial": "raiseSerial",
	expand: "showExpandedZone",
};

function* wordsOf(
	steps: Generator<void, LensWords | undefined>,
): Generator<void, { readonly words: LensWords | undefined }> {
	return { words: yield* steps };
}

function lensData(data: unknown): LensData | undefined {
	const read = data as Partial<LensData> | null | undefined;
	const isComplete = typeof read?.uri === "string" && typeof read.kind === "string" && read.start !== undefined;
	return isComplete ? (read as LensData) : undefined;
}
