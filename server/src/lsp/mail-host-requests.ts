import type { CancellationToken, Location } from "vscode-languageserver";
import { MailHosts } from "../features/mail-hosts.ts";
import type { MailPlace, MailPlaces, MailRow, MailRowQuery, MailRows } from "../features/mail-row.ts";
import type { AnswerExpiry } from "./answer-expiry.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import type { RequestHost } from "./request-host.ts";

/** What the requests have to know of the rest of the server. */
export interface MailHostsHost extends RequestHost {
	/** Whether the workspace is being read for the first time. */
	isLoading(): boolean;
	readonly expiry: AnswerExpiry;
}

/** A row with the places of its records as editors say them. */
export interface MailRowAnswer extends Omit<MailRow, "place" | "places"> {
	readonly place?: Location;
	readonly places: Readonly<Partial<Record<keyof MailPlaces, Location>>>;
}

/** What `zoneTrio/mailHosts` answers; nothing but `busy` while the workspace is being read. */
export interface MailHostsAnswer extends Omit<MailRows, "rows"> {
	readonly rows: readonly MailRowAnswer[];
	/** How many zones there are in all, with mail or without. */
	readonly zones: number;
	readonly busy: boolean;
}

const NOTHING: MailHostsAnswer = { rows: [], more: 0, domains: 0, problems: 0, zones: 0, busy: true };

/** Answers `zoneTrio/mailHosts`. */
export class MailHostRequests {
	readonly #host: MailHostsHost;
	readonly #mailHosts: MailHosts;

	constructor(host: MailHostsHost) {
		this.#host = host;
		this.#mailHosts = new MailHosts(host.service.engine);
	}

	async list(query: MailRowQuery | null | undefined, token: CancellationToken): Promise<MailHostsAnswer> {
		if (this.#host.isLoading()) {
			this.#host.expiry.answered(-1);
			return NOTHING;
		}
		let revision = -1;
		const begin = () => {
			revision = this.#host.service.workspace.revision;
			return this.#mailHosts.answer(query ?? {});
		};
		const answer = await fromSettledZones(this.#host, begin, token);
		this.#host.expiry.answered(revision);
		const rows = answer.rows.map((row) => this.#located(row));
		return { ...answer, rows, zones: this.#host.service.counts().zones, busy: false };
	}

	#located({ place, places, ...row }: MailRow): MailRowAnswer {
		const location = ({ path, range }: MailPlace) => ({ uri: this.#host.uris.uriOf(path), range });
		const { mx, address, pointer } = places;
		return {
			...row,
			...(place && { place: location(place) }),
			places: {
				...(mx && { mx: location(mx) }),
				...(address && { address: location(address) }),
				...(pointer && { pointer: location(pointer) }),
			},
		};
	}
}
