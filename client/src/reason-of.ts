/** What an error says, to be shown behind what failed. */
export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
