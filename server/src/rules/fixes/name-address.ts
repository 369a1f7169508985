import { pointerTargetKind } from "../../mail/smtp-name.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { absoluteHost } from "./absolute-host.ts";
import { addPointer, pointerChange, pointerTitle } from "./add-pointer.ts";
import { type AddressToCome, addressToCome } from "./address-to-come.ts";
import type { Change } from "./change.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";
import { pointerRetargeted, retargetTitle } from "./retarget-pointer.ts";

/**
 * Gives an address a name, both ways: a PTR record, and the address for the host that it names. Hosts that have it, and
 * those outside the loaded zones, get the PTR only.
 */
export function nameAddress(address: AddressView, host: string, offer: Offer = {}): Fix {
	const { context, chain } = address;
	const { zone } = chain;
	const forward = addressToCome(address, host, address);
	if (!zone || forward.kind !== "lacks") return addPointer(address, host, "", offer);
	const title = `Add ${pointerTitle(address, zone, host)}, and ${forward.title}`;
	return makeJointFix({ context, title, changes: () => [forward.change, pointerChange(address, zone, host)] }, offer);
}

/** Lets a PTR record name another host, and gives that host the address; undefined where the host needs or takes none. */
export function renameAddress(address: AddressView, pointer: RecordView, host: string): Fix | undefined {
	const forward = addressToCome(pointer, host, address);
	if (forward.kind !== "lacks") return undefined;
	const title = `${retargetTitle(pointer, host)}, and add ${forward.title}`;
	const changes = () => [forward.change, pointerRetargeted(pointer, host)];
	return makeJointFix({ context: address.context, title, changes }, { preferred: false });
}

/**
 * The same with a name that is asked for: a new PTR, or the one that is there changed. Undefined where no loaded zone
 * answers for the reverse name.
 *
 * @param example what an answer looks like.
 */
export function askNameOfAddress(address: AddressView, example: string, pointer?: RecordView): Fix | undefined {
	const { context, chain, text } = address;
	const { zone } = chain;
	if (!zone) return undefined;
	const owner = context.workspace.tables.names.label(context.workspace.name(chain.endName));
	const title = pointer ? `Change PTR ${owner} from ${pointer.target} to another name` : `Add PTR ${owner} with a name`;
	const changes = (answer: string): readonly Change[] | Refusal => {
		const host = absoluteHost(answer);
		const forward = addressToCome(pointer ?? address, host, address);
		const refusal = hostRefusal(address, host, forward);
		if (refusal) return refusal;
		const reverse = pointer ? pointerRetargeted(pointer, host) : pointerChange(address, zone, host);
		return forward.kind === "lacks" ? [forward.change, reverse] : [reverse];
	};
	return makeJointFix(
		{ context, title: `${title} …`, changes },
		{ question: { prompt: `Name of the host with the address ${text}`, example, kind: "host" } },
	);
}

/** Why a PTR of the address must not give the name. */
function hostRefusal(address: AddressView, host: string, forward: AddressToCome): Refusal | undefined {
	if (address.isPublic && pointerTargetKind(host) !== undefined) {
		return { refusal: `${host} is no name in the public DNS: give the full name of the host` };
	}
	if (forward.kind !== "no-host") return undefined;
	return { refusal: `${host} is an alias or a reverse name: give the name of the host itself` };
}
