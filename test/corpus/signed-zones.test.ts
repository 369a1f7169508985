import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { ZoneService } from "../../server/src/features/zone-service.ts";
import { TYPE_CODE } from "../../server/src/records/type-code.ts";
import { VERIFIED_RULES } from "../../server/src/rules/registry.ts";
import { verifyZones } from "../support/verify-zones.ts";
import { withCorpus } from "./corpus.ts";
import { jsonLines } from "./corpus-files.ts";
import { judgeRow } from "./judged-row.ts";
import type { Run } from "./small-inputs.ts";
import { type VerdictRow, verdictRows } from "./verdict-rows.ts";

const { SOA, RRSIG, DNSKEY } = TYPE_CODE;

/** What `kzonecheck` says of signatures and of the chains of NSEC and NSEC3. */
const COMPLAINT = /no valid signature|NSEC\(3\)/;

interface TruthRow {
	readonly id: string;
	readonly path: string;
	readonly tools: Readonly<Record<string, Run & { readonly msgs?: readonly { readonly msg: string }[] }>>;
}

/** A zone that is signed, and what the two say of it. */
interface Verified {
	readonly path: string;
	readonly errors: readonly string[];
	readonly complaints: readonly string[];
	/** Whether Knot says nothing of keys, signatures and digests. */
	readonly isQuiet: boolean;
	/** Whether Knot loads the zone at all. */
	readonly isLoaded: boolean;
	readonly hasEntryKey: boolean;
	readonly signatures: number;
}

/**
 * Why Knot complains where nothing is verified wrong here: the key that signs the keys has no SEP flag, which validators do not
 * mind; the moment is not the same, since the zone has signatures of several days; or a rule that needs no verifying tells it.
 */
const EXPLAINED: Readonly<Record<string, string>> = {
	"different_signer_name.signed": "rrsig-signer-not-zone: the signature is by another zone",
	"rrsig_signed.signed": "rrsig-orphan: a signature of signatures covers nothing",
	"nsec3_ixfr_neg.zone": "verified at another moment",
	"testplan_axfr_tsig.zone_4.signed": "rrsig-no-key: the keys with the SEP flag have other tags than the signatures",
};

withCorpus((corpus) => {
	describe("signed zones of other projects", () => {
		let zones: Verified[] = [];

		beforeAll(async () => {
			const truth = new Map(jsonLines<TruthRow>(join(corpus, "truth.jsonl")).map((row) => [row.id, row]));
			for (const row of verdictRows(corpus, [])) {
				const told = truth.get(row.id);
				if (!told || (row.kind !== "file" && row.kind !== "snippet")) continue;
				const verified = await verify(row, told);
				if (verified) zones.push(verified);
			}
		});

		test("nothing is wrong where kzonecheck finds nothing", () => {
			const quiet = zones.filter(({ isQuiet, isLoaded }) => isLoaded && isQuiet);
			expect(quiet.length).toBeGreaterThan(30);
			expect(quiet.filter(({ errors }) => errors.length > 0).map(({ path, errors }) => [path, errors])).toEqual([]);
		});

		test("something is wrong where kzonecheck says so", () => {
			const wrong = zones.filter(({ complaints }) => complaints.length > 0);
			expect(wrong.length).toBeGreaterThan(30);
			const unseen = wrong.filter(
				({ path, errors, hasEntryKey }) =>
					errors.length === 0 && hasEntryKey && !Object.keys(EXPLAINED).some((name) => path.endsWith(`/${name}`)),
			);
			expect(unseen.map(({ path, complaints }) => [path, complaints])).toEqual([]);
		});

		test("thousands of signatures are verified", () => {
			expect(zones.reduce((sum, { signatures }) => sum + signatures, 0)).toBeGreaterThan(4000);
			zones = [];
		});
	});
});

async function verify(row: VerdictRow, { path, tools }: TruthRow): Promise<Verified | undefined> {
	const { service } = judgeRow(row);
	const [open] = [...service.workspace.openZones()];
	if (!open) return undefined;
	const keys = apex(service, DNSKEY);
	const signatures = await verifyZones(service, momentOf(service));
	if (signatures === 0) return undefined;
	const messages = (tools["kzonecheck"]?.msgs ?? []).map(({ msg }) => msg);
	const findings = service.files().flatMap((one) => service.findings(one));
	return {
		path,
		errors: findings
			.filter(({ rule, severity }) => VERIFIED_RULES.has(rule) && severity === "error")
			.map(({ rule, range, message }) => `${range.start.line + 1} ${rule} ${message}`),
		isQuiet: !messages.some((message) => COMPLAINT.test(message) || message.includes("CDS")),
		complaints: messages.filter((message) => COMPLAINT.test(message)),
		isLoaded: !messages.some((message) => message.includes("zone loader")),
		hasEntryKey: keys.some((rdata) => (rdata[1]! & 1) !== 0),
		signatures,
	};
}

/** An hour after the SOA was signed; then the tools looked at the zone too. */
function momentOf(service: ZoneService): number {
	const signature = apex(service, RRSIG).find((rdata) => rdata[0]! * 256 + rdata[1]! === SOA);
	return signature ? new DataView(signature.buffer).getUint32(12) + 3600 : 0;
}

/** The RDATA of the records of a type at the top of the zone. */
function apex({ workspace }: ZoneService, type: number): Uint8Array[] {
	const [open] = [...workspace.openZones()];
	const { zone } = open!;
	return workspace.lookup.recordsIn(zone, zone.origin, type).map((record) => workspace.rdataWire(record)!.slice());
}
