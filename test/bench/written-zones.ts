// Zones to measure with: invented, the same each time, with the record types of a big provider.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** The zone of `writeForwardZone`. */
export const FORWARD_ORIGIN = "example.com";
/** The zone of `writeReverseZone`. */
const REVERSE_ORIGIN = "10.in-addr.arpa";

const SOA = "SOA ns1.example.net. hostmaster.example.net. 2026112401 7200 3600 1209600 3600";
const MAIL_HOSTS = 50;
const PIECE = 1 << 20;

/** Writes a zone of hosts, mail domains, aliases, services and texts, of as many records, one a line. */
export function writeForwardZone(path: string, records: number): void {
	writeLines(path, function* () {
		yield `$ORIGIN ${FORWARD_ORIGIN}.\n$TTL 3600`;
		yield `@ IN ${SOA}\n@ IN NS ns1.example.net.\n@ IN NS ns2.example.net.\n@ IN MX 10 mail0`;
		yield '@ IN TXT "v=spf1 mx ip4:192.0.2.0/24 -all"';
		for (let host = 0; host < MAIL_HOSTS; host++) yield `mail${host} IN A 192.0.2.${host + 10}`;
		for (let index = MAIL_HOSTS + 5; index < records; index++) yield forwardLine(index);
	});
}

/** Of twenty records eleven are A. */
function forwardLine(index: number): string {
	const kind = index % 20;
	if (kind < 11) return `host${index} IN A ${addressOf(index)}`;
	if (kind < 14)
		return `host${index} 600 IN AAAA 2001:db8:${((index >> 16) + 1).toString(16)}::${(index & 65535).toString(16)}`;
	if (kind < 16) return `www${index} IN CNAME host${index - kind}`;
	if (kind === 16) return `sub${index} IN MX 10 mail${((index / 20) % MAIL_HOSTS) | 0}`;
	if (kind === 17) return `_sip._tcp.sub${index} IN SRV 10 5 5060 host${index - kind}`;
	if (kind === 18) return `note${index} IN TXT "rack ${index % 97}" "row ${index % 13}"`;
	return `host${index}\tIN\tA\t( ${addressOf(index)} ) ; spare`;
}

/** Writes the reverse zone of the hosts of a forward zone of as many records; every thousandth PTR names another host. */
export function writeReverseZone(path: string, records: number): void {
	writeLines(path, function* () {
		yield `$ORIGIN ${REVERSE_ORIGIN}.\n$TTL 3600`;
		yield `@ IN ${SOA}\n@ IN NS ns1.example.net.\n@ IN NS ns2.example.net.`;
		for (let index = MAIL_HOSTS + 5; index < records; index++) {
			const kind = index % 20;
			if (kind >= 11 && kind !== 19) continue;
			const named = index % 1000 === 0 ? index + 1 : index;
			yield `${index & 255}.${(index >> 8) & 255}.${index >> 16} IN PTR host${named}.${FORWARD_ORIGIN}.`;
		}
	});
}

/** Writes the reverse zone of the mail hosts, which lacks one in ten. */
export function writeMailReverseZone(path: string): void {
	writeLines(path, function* () {
		yield `$ORIGIN 2.0.192.in-addr.arpa.\n$TTL 3600`;
		yield `@ IN ${SOA}\n@ IN NS ns1.example.net.\n@ IN NS ns2.example.net.`;
		for (let host = 0; host < MAIL_HOSTS; host++) {
			if (host % 10 !== 9) yield `${host + 10} IN PTR mail${host}.${FORWARD_ORIGIN}.`;
		}
	});
}

/** Writes a folder of small zones of one organisation each, with their named.conf and reverse zones. */
export function writeSmallZones(folder: string, zones: number): void {
	mkdirSync(join(folder, "zones"), { recursive: true });
	const configuration: string[] = [];
	const add = (origin: string, lines: readonly string[]) => {
		const name = join("zones", `db.${origin}`);
		writeFileSync(join(folder, name), `$TTL 3600\n@ IN ${SOA}\n@ IN NS ns1.example.net.\n${lines.join("\n")}\n`);
		configuration.push(`zone "${origin}" { type primary; file "${name}"; };`);
	};
	for (let zone = 0; zone < zones; zone++) {
		// Every fourth zone is the reverse zone of the one before, and lacks a PTR.
		const isReverse = zone % 4 === 3;
		const number = isReverse ? zone - 1 : zone;
		if (isReverse) {
			const hosts = Array.from({ length: 19 }, (_, host) => `${host + 1} IN PTR host${host}.org${number}.example.`);
			add(`${number & 255}.${number >> 8}.10.in-addr.arpa`, hosts);
			continue;
		}
		const hosts = Array.from(
			{ length: 20 },
			(_, host) => `host${host} IN A 10.${number >> 8}.${number & 255}.${host + 1}`,
		);
		const mail = ["@ IN MX 10 host0", "@ IN MX 20 host1", '@ IN TXT "v=spf1 mx -all"', "www IN CNAME host2"];
		add(`org${number}.example`, [...mail, ...hosts, ...(zone === 0 ? [MISTYPED] : [])]);
	}
	writeFileSync(join(folder, "named.conf"), `${configuration.join("\n")}\n`);
}

/** The file of the folders that has a mistyped address, and how its line begins. */
export const MISTAKE = { file: "zones/db.org0.example", start: "mistyped" } as const;

const MISTYPED = `${MISTAKE.start} IN A 10.0.0.300`;

/** So many zones of a provider share a reverse zone: each has the addresses of four /24. */
const ZONES_PER_REVERSE = 64;

/** Writes a folder of zones with so many records in all, as a provider has them, with their named.conf and reverse zones; one line is mistyped. */
export function writeProvider(folder: string, zones: number, records: number): void {
	mkdirSync(join(folder, "zones"), { recursive: true });
	const reverses = Math.ceil(zones / (ZONES_PER_REVERSE + 1));
	const forwards = zones - reverses;
	// Of ten records of a forward zone six have a PTR.
	const each = Math.floor(records / (forwards * 1.6));
	const configuration: string[] = [];
	const head = `$TTL 3600\n@ IN ${SOA}\n@ IN NS ns1.example.net.\n@ IN NS ns2.example.net.`;
	const pointers: string[][] = Array.from({ length: reverses }, () => []);
	const add = (origin: string, lines: readonly string[]) => {
		const name = join("zones", `db.${origin}`);
		writeFileSync(join(folder, name), `${head}\n${lines.join("\n")}\n`);
		configuration.push(`zone "${origin}" { type primary; file "${name}"; };`);
	};
	for (let zone = 0; zone < forwards; zone++) {
		const lines = ["@ IN MX 10 mail", '@ IN TXT "v=spf1 mx -all"', `mail IN A 10.${zone >> 6}.${(zone & 63) * 4}.0`];
		const [own, block] = [pointers[zone >> 6]!, (zone & 63) * 4];
		own.push(`0.${block} IN PTR mail.org${zone}.example.`);
		for (let index = 1; index < each; index++) {
			const kind = index % 10;
			const number = index & 1023;
			if (kind < 6) {
				lines.push(`host${index} IN A 10.${zone >> 6}.${block + (number >> 8)}.${number & 255}`);
				if (zone % 50 !== 49)
					own.push(`${number & 255}.${block + (number >> 8)} IN PTR host${index}.org${zone}.example.`);
			} else if (kind < 8) lines.push(`host${index} 600 IN AAAA 2001:db8:${zone.toString(16)}::${index.toString(16)}`);
			else if (kind === 8) lines.push(`www${index} IN CNAME host${index - 8}`);
			else lines.push(`note${index} IN TXT "rack ${index % 97}" "row ${index % 13}"`);
		}
		add(`org${zone}.example`, zone === 0 ? [...lines, MISTYPED] : lines);
	}
	for (const [index, lines] of pointers.entries()) add(`${index}.10.in-addr.arpa`, lines);
	writeFileSync(join(folder, "named.conf"), `${configuration.join("\n")}\n`);
}

function addressOf(index: number): string {
	return `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
}

function writeLines(path: string, lines: () => Iterable<string>): void {
	const file = openSync(path, "w");
	let piece = "";
	for (const line of lines()) {
		piece += `${line}\n`;
		if (piece.length < PIECE) continue;
		writeSync(file, piece);
		piece = "";
	}
	writeSync(file, piece);
	closeSync(file);
}
