import type { CancellationToken, Connection, InlayHint, InlayHintParams } from "vscode-languageserver";
import type { Hint } from "../features/hints/hint.ts";
import type { HintSettings } from "../features/hints/hint-settings.ts";
import { zoneHints } from "../features/hints/zone-hints.ts";
import { definition } from "../features/navigation/definition.ts";
import { locate } from "../features/places/locate.ts";
import type { Position } from "../text/chunked-text.ts";
import type { EditorAbilities } from "./capabilities.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import type { RefreshRequests } from "./refresh-requests.ts";
import type { RequestHost } from "./request-host.ts";

/** What the requests have to know of the rest of the server. */
export interface InlayHintHost extends RequestHost {
	readonly abilities: EditorAbilities;
	readonly refresh: RefreshRequests;
	/** What the user wants to be shown. */
	settings(): HintSettings;
}

/** The word that a hint is about, as it comes back when the editor wants to know more. */
interface HintData {
	readonly uri: string;
	readonly about: Position;
}

/** Answers what is written between the words of a zone file. */
export class InlayHintRequests {
	readonly #host: InlayHintHost;

	constructor(host: InlayHintHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.languages.inlayHint.on((asked, token) => this.#list(asked, token));
		connection.languages.inlayHint.resolve((hint) => this.#resolve(hint));
	}

	async #list(
		{ textDocument: { uri }, range }: InlayHintParams,
		token: CancellationToken,
	): Promise<InlayHint[] | null> {
		if (!this.#host.uris.isOwn(uri)) return null;
		const { service, uris, refresh } = this.#host;
		const path = uris.pathOf(uri);
		const begin = () => zoneHints(service.reading, path, range, this.#host.settings());
		const hints = await fromSettledZones(this.#host, begin, token);
		refresh.answered("inlayHint", path);
		return hints.map((hint) => this.#shown(hint, uri));
	}

	#shown({ position, label, tooltip, padding, about }: Hint, uri: string): InlayHint {
		const leads = about !== undefined && this.#host.abilities.hintLocations;
		return {
			position,
			label: leads ? [{ value: label }] : label,
			tooltip,
			...(padding === "left" && { paddingLeft: true }),
			...(padding === "right" && { paddingRight: true }),
			...(leads && { data: { uri, about } satisfies HintData }),
		};
	}

	/** Adds to a hint where that stands which it speaks of. */
	async #resolve(hint: InlayHint): Promise<InlayHint> {
		const data = hintData(hint.data);
		const [part] = hint.label;
		if (!data || typeof part !== "object") return hint;
		await this.#host.ready();
		const { service, uris } = this.#host;
		const located = locate(service.workspace, uris.pathOf(data.uri), data.about);
		const [place] = located ? definition(service.reading, located) : [];
		if (!place) return hint;
		return { ...hint, label: [{ ...part, location: { uri: uris.uriOf(place.path), range: place.selection } }] };
	}
}

function hintData(data: unknown): HintData | undefined {
	const read = data as Partial<HintData> | null | undefined;
	return typeof read?.uri === "string" && typeof read.about?.line === "number" ? (read as HintData) : undefined;
}
