/** Puts a member into the set of a key. */
export function addTo<Key, Member>(map: Map<Key, Set<Member>>, key: Key, member: Member): void {
	const members = map.get(key);
	if (members) members.add(member);
	else map.set(key, new Set([member]));
}

/** Takes a member out of the set of a key, and the key with its last member. */
export function removeFrom<Key, Member>(map: Map<Key, Set<Member>>, key: Key, member: Member): void {
	const members = map.get(key);
	if (members?.delete(member) && members.size === 0) map.delete(key);
}
