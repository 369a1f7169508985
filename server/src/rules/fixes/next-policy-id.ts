import type { CalendarDay } from "../../records/serial.ts";

/** Another id for a policy of MTA-STS: the day and a number, as serials mostly are; the next number where the id is of the same day. */
export function nextPolicyId(id: string, { year, month, day }: CalendarDay): string {
	const date = `${year}${String(month).padStart(2, "0")}${String(day).padStart(2, "0")}`;
	const isOfToday = id.startsWith(date) && /^[0-9]{10,16}$/.test(id);
	return isOfToday ? String(BigInt(id) + 1n) : `${date}01`;
}
