/** Put in by the build, from package.json. */
declare const ZONETRIO_VERSION: string;

/** The version of the command. */
export const VERSION: string = ZONETRIO_VERSION;
