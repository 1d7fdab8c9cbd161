import { Transform } from 'class-transformer';

/** A list in a query: repeated, with commas, or both. What is not there stays so. */
export const asList = () =>
  Transform(({ value }: { value: unknown }) =>
    value == null
      ? value
      : [value]
          .flat()
          // An empty part stays, for the checks of the field to tell.
          .flatMap((each: unknown) => (typeof each === 'string' ? each.split(',') : [each])),
  );
