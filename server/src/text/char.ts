/** Octets that mean something in a master file (RFC 1035 section 5.1). */
export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const PAREN_OPEN = 40;
export const PAREN_CLOSE = 41;
export const ASTERISK = 42;
export const PLUS = 43;
export const COMMA = 44;
export const HYPHEN = 45;
export const DOT = 46;
export const SLASH = 47;
export const DIGIT_0 = 48;
export const DIGIT_9 = 57;
export const COLON = 58;
export const SEMICOLON = 59;
export const EQUALS = 61;
export const AT = 64;
export const UPPER_A = 65;
export const UPPER_Z = 90;
export const BACKSLASH = 92;
export const UNDERSCORE = 95;
export const LOWER_A = 97;
export const LOWER_F = 102;
export const LOWER_Z = 122;

/** Whether the octet is an ASCII digit. */
export function isDigit(octet: number): boolean {
	return octet >= DIGIT_0 && octet <= DIGIT_9;
}

/** The octet in lower case, if it is an ASCII letter (RFC 4343: names compare so). */
export function lowerCase(octet: number): number {
	return octet >= UPPER_A && octet <= UPPER_Z ? octet + 32 : octet;
}

/** The value of a hexadecimal digit, or -1. */
export function hexValue(octet: number): number {
	if (octet >= DIGIT_0 && octet <= DIGIT_9) return octet - DIGIT_0;
	const lower = octet | 32;
	return lower >= LOWER_A && lower <= LOWER_F ? lower - LOWER_A + 10 : -1;
}
