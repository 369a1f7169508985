/** What is known of the version of a zone that was published before. */
export interface PublishedZone {
	readonly serial: number;
	/** Whether the records are others now; the serial itself does not count. */
	readonly isChanged: boolean;
	/** Domains that have other mail servers now, and tell of their MTA-STS policy as before. */
	readonly stalePolicies: readonly string[];
}

/** The versions of zones that were published before, as far as they are known, by the keys of the zones. */
export class PublishedZones {
	readonly #zones = new Map<string, PublishedZone>();

	of(key: string): PublishedZone | undefined {
		return this.#zones.get(key);
	}

	/** Sets or forgets what is known of a zone; whether that is something else than before. */
	set(key: string, zone: PublishedZone | undefined): boolean {
		const before = this.#zones.get(key);
		const isSame = before?.serial === zone?.serial && before?.isChanged === zone?.isChanged;
		if (isSame && before?.stalePolicies.join() === zone?.stalePolicies.join()) return false;
		if (zone) this.#zones.set(key, zone);
		else this.#zones.delete(key);
		return true;
	}

	/** The keys of the zones of which something is known. */
	keys(): string[] {
		return [...this.#zones.keys()];
	}
}
