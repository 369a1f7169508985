// Zones to measure with: invented, the same each time, with the record types of a big provider.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** The zone of `writeForwardZone`. */
export const FORWARD_ORIGIN = "example.com";
/** The zone of `writeReverseZone`. */
export const REVERSE_ORIGIN = "10.in-addr.arpa";

const SOA = "SOA ns1.example.net. hostmaster.example.net. 2026112401 7200 3600 1209600 3600";
const MAIL_HOSTS = 50;
const PIECE = 1 << 20;

/** Writes a zone of hosts, mail domains, aliases, services and texts, of as many records, one a line. */
export function writeForwardZone(path, records) {
	writeLines(path, function* () {
		yield `$ORIGIN ${FORWARD_ORIGIN}.\n$TTL 3600`;
		yield `@ IN ${SOA}\n@ IN NS ns1.example.net.\n@ IN NS ns2.example.net.\n@ IN MX 10 mail0`;
		yield '@ IN TXT "v=spf1 mx ip4:192.0.2.0/24 -all"';
		for (let host = 0; host < MAIL_HOSTS; host++) yield `mail${host} IN A 192.0.2.${host + 10}`;
		for (let index = MAIL_HOSTS + 5; index < records; index++) yield forwardLine(index);
	});
}

/** Of twenty records eleven are A. */
function forwardLine(index) {
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
export function writeReverseZone(path, records) {
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
export function writeMailReverseZone(path) {
	writeLines(path, function* () {
		yield `$ORIGIN 2.0.192.in-addr.arpa.\n$TTL 3600`;
		yield `@ IN ${SOA}\n@ IN NS ns1.example.net.\n@ IN NS ns2.example.net.`;
		for (let host = 0; host < MAIL_HOSTS; host++) {
			if (host % 10 !== 9) yield `${host + 10} IN PTR mail${host}.${FORWARD_ORIGIN}.`;
		}
	});
}

/** Writes a folder of small zones of one organisation each, with their named.conf and reverse zones. */
export function writeFolder(folder, zones) {
	mkdirSync(join(folder, "zones"), { recursive: true });
	const configuration = [];
	const add = (origin, lines) => {
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
		add(`org${number}.example`, [...mail, ...hosts]);
	}
	writeFileSync(join(folder, "named.conf"), `${configuration.join("\n")}\n`);
}

function addressOf(index) {
	return `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
}

function writeLines(path, lines) {
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
