import { expect, test } from "vitest";
import type { AddressId } from "../../../server/src/tables/address-table.ts";
import type { NameId } from "../../../server/src/tables/name-table.ts";
import { type Receiver, Receivers } from "../../../server/src/trio/receivers.ts";
import { randomNumbers } from "../../support/random-numbers.ts";

const ADDRESSES = 12;

/** What is known of an address, in one line. */
function shown(receivers: Receivers, universe: Receiver["universe"], address: AddressId): string {
	const names = [...receivers.at(universe, address)].sort((one, other) => one - other);
	const counts = [0, 1, 3, 100].map((most) => receivers.count(universe, address, most));
	const held = Array.from({ length: 9 }, (_, name) => receivers.holds(universe, address, name as NameId));
	return `${receivers.has(universe, address)} ${names} ${counts} ${held}`;
}

/** The same, found by asking each domain. */
function expected(domains: readonly Receiver[], universe: Receiver["universe"], address: AddressId): string {
	const here = domains.filter((one) => one.universe.id === universe.id && one.inbound.flat().includes(address));
	const names = here.map(({ name }) => name).sort((one, other) => one - other);
	const counts = [0, 1, 3, 100].map((most) => Math.min(most, names.length));
	const held = Array.from({ length: 9 }, (_, name) => names.includes(name as NameId));
	return `${here.length > 0} ${names} ${counts} ${held}`;
}

test("who receives at an address is known, however many addresses the hosts of a domain have", () => {
	const random = randomNumbers(3);
	const universes = [0, 1].map((id) => ({ id, world: 0, view: `v${id}`, configuration: "" }));
	const hosts = Array.from({ length: 10 }, () => {
		const start = random(ADDRESSES);
		const length = 1 + random(8);
		return Array.from({ length }, (_, index) => ((start + index) % ADDRESSES) as AddressId);
	});
	const receivers = new Receivers();
	const domains = new Map<string, Receiver>();
	for (let step = 0; step < 600; step++) {
		const universe = universes[random(2)]!;
		const name = random(9) as NameId;
		const key = `${universe.id} ${name}`;
		const before = domains.get(key);
		if (before) {
			receivers.remove(before);
			domains.delete(key);
		}
		if (random(4) > 0) {
			// The list of a host is the same one mostly, and after an edit a copy.
			const inbound = Array.from({ length: random(4) }, () => hosts[random(hosts.length)]!).map((one) =>
				random(2) === 0 ? one : [...one],
			);
			const now = { universe, name, inbound, sendsByMx: random(2) === 0, passesAll: random(2) === 0 };
			receivers.add(now);
			domains.set(key, now);
		}
		for (const one of universes) {
			for (let address = 0 as AddressId; address < ADDRESSES; address++) {
				expect(shown(receivers, one, address)).toBe(expected([...domains.values()], one, address));
				const senders = [...domains.values()].filter(
					(domain) => domain.universe === one && domain.sendsByMx && domain.inbound.flat().includes(address),
				);
				const found = new Set(receivers.mayBeSenders(one, address));
				expect(senders.every((sender) => found.has(sender.name))).toBe(true);
			}
		}
	}
	for (const domain of domains.values()) receivers.remove(domain);
	expect(receivers.isEmpty).toBe(true);
});
