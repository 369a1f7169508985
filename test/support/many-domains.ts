import type { Files } from "./memory-workspace.ts";

/** One of so many domains has each kind of mistake; the others have none. */
const KINDS = 20;

/**
 * Domains with two mail hosts each, and their reverse zones. In every twenty of them one lacks a PTR, one has a PTR that
 * does not lead back, one a host without address, one an alias, one a host elsewhere and one an address elsewhere.
 */
export function manyDomains(count: number): Files {
	const files: Record<string, string> = {};
	const pointers = new Map<number, string[]>();
	for (let index = 0; index < count; index++) {
		const origin = `d${String(index).padStart(5, "0")}.example.com.`;
		const network = Math.floor(index / 100);
		const number = (index % 100) * 2 + 1;
		const [first, second] = [0, 1].map((more) => `10.${network >> 8}.${network & 255}.${number + more}`);
		const kind = index % KINDS;
		const lines = [
			`$ORIGIN ${origin}`,
			"$TTL 3600",
			"@ SOA ns1.example.org. hostmaster.example.org. 1 7200 3600 1209600 3600",
			"@ NS ns1.example.org.",
			`@ MX 10 ${kind === 5 ? "mx.example.org." : kind === 4 ? "alias" : "mail"}`,
			"@ MX 20 backup",
			'@ TXT "v=spf1 mx -all"',
			`mail A ${kind === 6 ? "203.0.113.25" : first}`,
			"alias CNAME mail",
		];
		if (kind !== 3) lines.push(`backup A ${second}`);
		files[`zones/db.${origin.slice(0, -1)}`] = `${lines.join("\n")}\n`;
		const own = pointers.get(network) ?? [];
		pointers.set(network, own);
		if (kind !== 1) own.push(`${number} PTR mail.${origin}`);
		own.push(`${number + 1} PTR ${kind === 2 ? "gone" : "backup"}.${origin}`);
	}
	for (const [network, lines] of pointers) {
		const origin = `${network & 255}.${network >> 8}.10.in-addr.arpa.`;
		const head = `$ORIGIN ${origin}\n$TTL 3600\n@ SOA ns1.example.org. hostmaster.example.org. 1 7200 3600 1209600 3600\n`;
		files[`zones/db.10.${network >> 8}.${network & 255}`] = `${head}@ NS ns1.example.org.\n${lines.join("\n")}\n`;
	}
	return files;
}
