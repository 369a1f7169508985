/** What a word of a zone file is, for the colours of an editor. */
interface TokenTypeRow {
	readonly id: string;
	/** The type of the language server protocol that is nearest, for editors that do not know ours. */
	readonly standard: string;
	/** What themes without a colour of their own for it take: the scope that the grammar gives such a word. */
	readonly scope?: string;
	readonly description?: string;
}

/** What more is known of a word. */
interface TokenModifierRow {
	readonly id: string;
	readonly description: string;
}

/** All types; their order is their number. Those without a description are of the protocol itself. */
export const TOKEN_TYPES = [
	{
		id: "owner",
		standard: "function",
		scope: "entity.name.function.owner.zone_file",
		description: "The owner of a record",
	},
	{ id: "ttl", standard: "number", scope: "constant.numeric.ttl.zone_file", description: "A TTL" },
	{
		id: "recordClass",
		standard: "modifier",
		scope: "storage.modifier.class.zone_file",
		description: "The class of a record",
	},
	{
		id: "recordType",
		standard: "keyword",
		scope: "keyword.other.record-type.zone_file",
		description: "The type of a record",
	},
	{
		id: "target",
		standard: "variable",
		scope: "variable.other.name.zone_file",
		description: "A name in the data of a record",
	},
	{ id: "address", standard: "number", scope: "constant.numeric.address.zone_file", description: "An IP address" },
	{
		id: "data",
		standard: "string",
		scope: "string.unquoted.data.zone_file",
		description: "Keys, digests and other data in hexadecimal or Base64",
	},
	{
		id: "directive",
		standard: "macro",
		scope: "keyword.control.directive.zone_file",
		description: "A directive such as $ORIGIN",
	},
	{
		id: "origin",
		standard: "namespace",
		scope: "entity.name.namespace.origin.zone_file",
		description: "The name behind $ORIGIN",
	},
	{ id: "number", standard: "number" },
	{ id: "string", standard: "string" },
	{ id: "keyword", standard: "keyword" },
	{ id: "operator", standard: "operator" },
	{ id: "function", standard: "function" },
	{ id: "property", standard: "property" },
	{ id: "enumMember", standard: "enumMember" },
] as const satisfies readonly TokenTypeRow[];

export type TokenType = (typeof TOKEN_TYPES)[number]["id"];

/** All modifiers; the place of each is its bit. */
export const TOKEN_MODIFIERS = [
	{ id: "apex", description: "The name of the zone itself" },
	{ id: "wildcard", description: "A name that begins with *" },
	{ id: "glue", description: "An owner at or below a delegation, whose address is glue" },
	{ id: "outOfZone", description: "A name that is not in this zone" },
	{ id: "relative", description: "A name that the origin completes" },
	{ id: "inherited", description: "The type of a record that has the owner of the one before" },
	{ id: "mailHost", description: "A host that an MX record names, or one of its addresses" },
	{ id: "unresolved", description: "A name of which a zone in the workspace says that it is not there" },
] as const satisfies readonly TokenModifierRow[];

export type TokenModifier = (typeof TOKEN_MODIFIERS)[number]["id"];

/** Scopes for what themes should show otherwise than the rest of its type. */
export const MODIFIED_SCOPES: Readonly<Record<string, string>> = {
	"owner.mailHost": "entity.name.type.mail-host.zone_file",
	"target.mailHost": "entity.name.type.mail-host.zone_file",
	"target.unresolved": "invalid.deprecated.name.zone_file",
};

/** The number of a type. */
export const TYPE_NUMBER: Readonly<Record<TokenType, number>> = Object.fromEntries(
	TOKEN_TYPES.map(({ id }, number) => [id, number]),
) as Record<TokenType, number>;

/** The bit of a modifier. */
export const MODIFIER_BIT: Readonly<Record<TokenModifier, number>> = Object.fromEntries(
	TOKEN_MODIFIERS.map(({ id }, number) => [id, 1 << number]),
) as Record<TokenModifier, number>;

/** The legend for an editor that knows our types, or one for any other. */
export function tokenLegend(knowsOurs: boolean): { tokenTypes: string[]; tokenModifiers: string[] } {
	return {
		tokenTypes: TOKEN_TYPES.map(({ id, standard }) => (knowsOurs ? id : standard)),
		tokenModifiers: TOKEN_MODIFIERS.map(({ id }) => id),
	};
}
