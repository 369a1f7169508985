/** The labels below which the address of a trigger stands. */
const ADDRESS_TRIGGERS: ReadonlySet<string> = new Set(["rpz-ip", "rpz-client-ip", "rpz-nsip"]);
const NAME_TRIGGER = "rpz-nsdname";

const WORDS = 8;
const OCTETS = 4;

/**
 * Why a resolver leaves out what a response-policy zone says at an owner, as the beginning of a sentence; undefined where it does not.
 *
 * @param labels of the owner in lower case, without those of the zone.
 */
export function triggerFlaw(labels: readonly string[]): string | undefined {
	const kind = labels.at(-1) ?? "";
	if (!kind.startsWith("rpz-")) return undefined;
	if (ADDRESS_TRIGGERS.has(kind)) return addressFlaw(labels.slice(0, -1));
	if (kind === NAME_TRIGGER) return labels.length > 1 ? undefined : `${kind} has no name of a server before it`;
	return `${kind} is no kind of trigger: there are ${[...ADDRESS_TRIGGERS, NAME_TRIGGER].join(", ")}`;
}

/** A prefix, then the address the other way round: `24.0.2.0.192`, `48.zz.db8.2001`. */
function addressFlaw([prefix = "", ...reversed]: readonly string[]): string | undefined {
	if (!/^\d{1,3}$/.test(prefix) || Number(prefix) < 1) return `"${prefix}" is no length of a prefix`;
	const length = Number(prefix);
	const parts = [...reversed].reverse();
	const isOld = parts.length === OCTETS && parts.every((part) => /^\d+$/.test(part));
	return isOld ? octetFlaw(parts, length) : wordFlaw(parts, length);
}

function octetFlaw(parts: readonly string[], length: number): string | undefined {
	if (length > 32) return `an IPv4 prefix of ${length} is longer than 32`;
	const octets = parts.map(Number);
	const bad = octets.find((octet) => octet > 255);
	if (bad !== undefined) return `${bad} is no octet of an IPv4 address`;
	return boundFlaw(octets, 8, length);
}

function wordFlaw(parts: readonly string[], length: number): string | undefined {
	if (length > 128) return `an IPv6 prefix of ${length} is longer than 128`;
	const gap = parts.indexOf("zz");
	const isWhole = gap < 0 ? parts.length === WORDS : parts.length <= WORDS && parts.lastIndexOf("zz") === gap;
	if (!isWhole)
		return `${parts.join(".")} is neither the four octets of an IPv4 address nor the words of an IPv6 address`;
	const bad = parts.find((part) => part !== "zz" && !/^[0-9a-f]{1,4}$/.test(part));
	if (bad !== undefined) return `${bad} is no word of an IPv6 address`;
	const words = parts.flatMap((part) =>
		part === "zz" ? new Array<number>(WORDS - parts.length + 1).fill(0) : [Number.parseInt(part, 16)],
	);
	return boundFlaw(words, 16, length);
}

/** The bits behind the prefix must be zero. */
function boundFlaw(values: readonly number[], bits: number, length: number): string | undefined {
	const isZero = values.every((value, index) => {
		const kept = Math.min(Math.max(length - index * bits, 0), bits);
		return (value & ((1 << (bits - kept)) - 1)) === 0;
	});
	return isZero ? undefined : `the address has bits behind its prefix of ${length}`;
}
