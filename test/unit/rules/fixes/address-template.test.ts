import { expect, test } from "vitest";
import { addressTemplate } from "../../../../server/src/rules/fixes/address-template.ts";

const ZEROS = ".0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.";

test.each([
	["$.2.0.192.in-addr.arpa.", "1-9", "192.0.2.$"],
	["${1}.2.0.192.in-addr.arpa.", "1-9", "192.0.2.${1}"],
	["${0,0,d}.2.0.192.in-addr.arpa.", "1-9", "192.0.2.${0,0,d}"],
	["7.$.0.192.in-addr.arpa.", "1-9", "192.0.$.7"],
	["1$.2.0.192.in-addr.arpa.", "0-9", "192.0.2.1$"],
	["${0,3}.2.0.192.in-addr.arpa.", "1-9", undefined],
	["${0,0,x}.2.0.192.in-addr.arpa.", "1-9", undefined],
	["$.2.192.in-addr.arpa.", "1-9", undefined],
	["$.example.com.", "1-9", undefined],
	[`\${0,7,n}${ZEROS}`, "0-255", "2001:db8::${0,4,x}"],
	[`\${0,7,n}${ZEROS}`, "0-65536", undefined],
	[`\${0,6,n}.0${ZEROS}`, "0-255", undefined],
	[`\${0,3,n}.a.0${ZEROS}`, "16-31", "2001:db8::a${0,2,x}"],
	[`5.\${0,3,n}.0${ZEROS}`, "16-31", "2001:db8::${0,2,x}5"],
	[`0.0.\${0,5,n}${ZEROS.slice(2)}`, "16-31", undefined],
	[`\${0,1,x}.0.0.0${ZEROS}`, "0-15", "2001:db8::${0,1,x}"],
	[`$.0.0.0${ZEROS}`, "0-9", "2001:db8::${0,1,x}"],
	[`$.0.0.0${ZEROS}`, "0-10", undefined],
	[`\${0,3,n}.0.0.0${ZEROS}`, "0-15", undefined],
	["1.0.0.0.$.0.0.0.5.0.0.0.4.0.0.0.3.0.0.0.2.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.", "1-2", "2001:db8:2:3:4:5:${0,1,x}:1"],
])("%s for %s", (owner, range, text) => {
	const [start, stop] = range.split("-").map(Number);
	expect(addressTemplate(owner, { start: start!, stop: stop!, step: 1 })?.text).toBe(text);
});
