import { baseName } from "../../config/config-path.ts";
import { TYPE_MX } from "../../workspace/lookup.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { DomainView } from "../views/domain-view.ts";
import { addressesOfHost } from "../views/viewpoint.ts";
import { absoluteHost } from "./absolute-host.ts";
import type { Change } from "./change.ts";
import { insertion } from "./insertion.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";
import { andPointers, pointersOf } from "./name-host.ts";

/** The preference of a first MX; there is room on both sides. */
const USUAL_PREFERENCE = "10";

/** Gives a domain an MX to a host with an address, and the host the PTRs that loaded reverse zones lack. */
export function addExchange(domain: DomainView, host: string, offer: Offer): Fix {
	const { context, zone } = domain;
	const others = andPointers(pointersOf(addressesOfHost(domain, host), host));
	const title = `Add MX ${USUAL_PREFERENCE} ${host} in ${baseName(zone.path)}${others}`;
	return makeJointFix({ context, title, changes: () => exchangeTo(domain, host) }, offer);
}

/** Gives a domain an MX to the host that the user is asked for. */
export function askForExchange(domain: DomainView): Fix {
	const { context, zone, text } = domain;
	const plan = {
		context,
		title: `Add an MX to a host that you name in ${baseName(zone.path)}`,
		changes: (answer: string) => {
			const host = absoluteHost(answer);
			return objection(domain, host) ?? exchangeTo(domain, host);
		},
	};
	return makeJointFix(plan, {
		question: { prompt: `Mail server of ${text}`, example: "mail.example.net.", kind: "host" },
	});
}

function exchangeTo(domain: DomainView, host: string): readonly Change[] {
	const { context, zone, name: owner } = domain;
	const rdata = { before: USUAL_PREFERENCE, name: context.workspace.name(host) };
	const added = insertion(context, zone, { owner, type: TYPE_MX, rdata });
	return [added, ...pointersOf(addressesOfHost(domain, host), host)];
}

/** Why a host can be no mail server as the loaded zones have it; undefined where it can, or they cannot tell. */
function objection({ context, universe }: DomainView, host: string): Refusal | undefined {
	const { workspace, chains } = context;
	const sought = workspace.sought(host);
	if (!sought) return { refusal: `${host} is no host name` };
	const resolution = workspace.lookup.resolve(universe, sought);
	if (resolution.aliases.length > 0) {
		return { refusal: `${host} is an alias, which an MX must not name: give ${workspace.lookup.text(resolution.end)}` };
	}
	const hasAddress = chains.addressesAt(resolution).addresses.length > 0;
	if (hasAddress || chains.isUndecided(resolution)) return undefined;
	return { refusal: `${host} has no A or AAAA record, so mail would bounce: add its address first` };
}
