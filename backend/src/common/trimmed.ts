import { Transform } from 'class-transformer';

/** Takes white space off both ends of a text of a DTO, before it is checked. */
export const trimmed = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
