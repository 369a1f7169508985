import { expect, test } from "vitest";
import { hoverText } from "./zones-with-cursor.ts";

const HEAD =
	"-- db.example.com --\n$TTL 2h\n@ SOA ns.example.net. h.example.net. 2026112403 8h 2h 4w 30m\n@ NS ns.example.net.\n";

/** What is told of the word at the cursor, in two paragraphs. */
test.each([
	["@ CAA <|>128 issue x", "CAA flags – whether an authority", "128 – critical: it must not issue"],
	["@ CAA 0 iss<|>ue x", "CAA tag – what is said", "issue – an authority that may issue certificates (RFC 8659)"],
	[
		"_25._tcp.a TLSA <|>3 1 1 00",
		"TLSA certificate usage – what the certificate",
		"3 – DANE-EE: the certificate of the server itself",
	],
	["_25._tcp.a TLSA 3 <|>1 1 00", "TLSA selector – which part", "1 – SPKI: its public key alone"],
	["a SSHFP <|>4 2 00", "SSHFP algorithm – of the host key", "4 – Ed25519"],
	["@ HTTPS 1 . alpn=h2 po<|>rt=8443", "HTTPS parameters – what a client", "port – a number from 0 to 65535"],
	["@ HTTPS <|>0 a", "HTTPS priority – 0 makes an alias of it", "0 – alias: all is said at the target"],
	[
		'@ NAPTR 1 1 "<|>S" "SIP+D2U" "" _sip._udp',
		"NAPTR flags – what the replacement is",
		'"S" – a name with SRV records',
	],
	[
		"@ MX <|>10 a",
		"MX preference – the lowest number is tried first (a number from 0 to 65535)",
		"10 – usual for the first server",
	],
	["_s._tcp SRV 0 0 <|>443 a", "SRV port – the TCP or UDP port (a number from 0 to 65535)", ""],
	["a NSEC b TX<|>T", "NSEC types – ", ""],
])("%s", (entry, title, word) => {
	const text = hoverText(`${HEAD}${entry}\n`);
	expect(text.split("\n")[0]).toContain(title);
	expect(text).toContain(word);
});
