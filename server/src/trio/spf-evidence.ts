import type { SpfSource } from "../mail/spf-policy.ts";

/** Hashes what an SPF source answers, to tell whether an evaluation could come out in another way than before. */
export class SpfEvidence {
	hash = 0;

	over(source: SpfSource): SpfSource {
		return {
			spfOf: (domain) => {
				const found = source.spfOf(domain);
				this.#add(typeof found === "string" ? found : found.text);
				return found;
			},
			addressesOf: (host) => {
				const found = source.addressesOf(host);
				this.#add(String(found));
				return found;
			},
			exchangesOf: (domain) => {
				const found = source.exchangesOf(domain);
				this.#add(String(found));
				return found;
			},
		};
	}

	#add(text: string): void {
		for (let at = 0; at < text.length; at++) this.hash = Math.imul(this.hash ^ text.charCodeAt(at), 0x01000193);
		this.hash = Math.imul(this.hash ^ text.length, 0x9e3779b1);
	}
}
