/** No server has so many words in one configuration file; what stands behind them is not read. */
export const MAX_WORDS = 2_000_000;

export const TOO_MANY_WORDS = `this file has more than 2,000,000 words: what stands here and behind it is not read`;

/** What BIND and NSD take it for. */
export const BYTE_ORDER_MARK =
	"the file begins with a byte order mark, which the server takes as part of the first word: save it as UTF-8 without one";
