import { Transform } from 'class-transformer';

/** `true` and `false` in a query; what is neither is left for the check to refuse. */
export const asBoolean = () =>
  Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));
