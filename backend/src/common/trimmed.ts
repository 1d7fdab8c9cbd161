import { Transform } from 'class-transformer';

/** Takes white space off both ends of a text of a DTO, before it is checked. */
export const trimmed = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** The same for each text of a list. */
export const trimmedEach = () =>
  Transform(({ value }: { value: unknown }) =>
    Array.isArray(value)
      ? value.map((each: unknown) => (typeof each === 'string' ? each.trim() : each))
      : value,
  );
