/** What this is, as package.json has it. */
export const PRODUCT = { version: '0.1.0', licence: 'MIT' } as const;
