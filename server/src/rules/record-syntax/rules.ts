import type { Rule } from "../rule.ts";
import { afsdbSubtype } from "./afsdb-subtype.ts";
import { aplHostbits } from "./apl-hostbits.ts";
import { caaMultipleConflict } from "./caa-multiple-conflict.ts";
import { caaTag } from "./caa-tag.ts";
import { dnskeyProtocol } from "./dnskey-protocol.ts";
import { hinfoPresent } from "./hinfo-present.ts";
import { naptrRegexAndReplacement } from "./naptr-regex-and-replacement.ts";
import { openpgpkeyOwner } from "./openpgpkey-owner.ts";
import { ptrInForwardZone } from "./ptr-in-forward-zone.ts";
import { rdataNotHostname } from "./rdata-not-hostname.ts";
import { smimeaOwner } from "./smimea-owner.ts";
import { soaRnameAt } from "./soa-rname-at.ts";
import { soaRnameDomain } from "./soa-rname-domain.ts";
import { soaRnameUnescapedDot } from "./soa-rname-unescaped-dot.ts";
import { srvOwner } from "./srv-owner.ts";
import { srvPortZero } from "./srv-port-zero.ts";
import { sshfpWeak } from "./sshfp-weak.ts";
import { tlsaLength } from "./tlsa-length.ts";
import { tlsaOwner } from "./tlsa-owner.ts";
import { tlsaValues } from "./tlsa-values.ts";
import { uriEmpty } from "./uri-empty.ts";
import { wksPresent } from "./wks-present.ts";

/** The rules about how records are written that look at records, in the order of their ids; those of the text alone are in `SYNTAX_RULES`. */
export const RECORD_SYNTAX_RULES: readonly Rule[] = [
	afsdbSubtype,
	aplHostbits,
	caaMultipleConflict,
	caaTag,
	dnskeyProtocol,
	hinfoPresent,
	naptrRegexAndReplacement,
	openpgpkeyOwner,
	ptrInForwardZone,
	rdataNotHostname,
	smimeaOwner,
	soaRnameAt,
	soaRnameDomain,
	soaRnameUnescapedDot,
	srvOwner,
	srvPortZero,
	sshfpWeak,
	tlsaLength,
	tlsaOwner,
	tlsaValues,
	uriEmpty,
	wksPresent,
];
