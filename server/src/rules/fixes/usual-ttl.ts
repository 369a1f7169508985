/** The TTL of a record for which nothing tells another, in seconds. */
export const USUAL_TTL = 3600;
