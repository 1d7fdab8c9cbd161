/** The version of REX, as package.json has it. */
export const REX_VERSION = '0.1.0';
