/** What can be wrong with the data of a record: each is a rule, and `bad-rdata` what has no rule of its own. */
export type RdataRule =
	| "bad-escape"
	| "bad-ipv4"
	| "bad-ipv6"
	| "bad-number"
	| "bad-rdata"
	| "base64-bad"
	| "ds-length"
	| "empty-label"
	| "eui-format"
	| "extra-rdata"
	| "hex-odd"
	| "label-too-long"
	| "loc-range"
	| "meta-type"
	| "missing-rdata"
	| "mx-fields-swapped"
	| "name-too-long"
	| "naptr-regex"
	| "number-out-of-range"
	| "obsolete-type"
	| "quoted-name"
	| "rdata-too-long"
	| "rdlength-mismatch"
	| "soa-field-count"
	| "sshfp-length"
	| "string-too-long"
	| "svcb-dohpath"
	| "svcb-duplicate-key"
	| "svcb-mandatory"
	| "svcb-no-default-alpn"
	| "svcb-unknown-key"
	| "ttl-syntax"
	| "uri-unquoted"
	| "zonemd-length";

/** Something wrong with a record; `token` is the number of the token, or the token count where something is lacking. */
export interface RdataFault {
	readonly token: number;
	readonly message: string;
	readonly rule: RdataRule;
}
