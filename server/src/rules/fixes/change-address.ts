import { baseName } from "../../config/config-path.ts";
import type { Fix } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { makeJointFix } from "./make-fix.ts";
import { fieldChange } from "./replace-field.ts";

/** Lets an A or AAAA record have another address of its family; somebody wrote the one that it has, so it is never preferred. */
export function changeAddress(record: RecordView, address: AddressView): Fix {
	const { context, owner, typeName, zone } = record;
	const title = `Change ${typeName} of ${owner} from ${record.address.text} to ${address.text} in ${baseName(zone.path)}`;
	const changes = () => [fieldChange(record, 0, () => address.text)];
	return makeJointFix({ context, title, changes }, { preferred: false });
}
