import { Transform } from 'class-transformer';

/** A list in a query: repeated, with commas, or both. What is not there stays so. */
export const asList = () =>
  Transform(({ value }: { value: unknown }) =>
    value == null
      ? value
      : [value]
          .flat()
          .flatMap((each: unknown) =>
            typeof each === 'string' ? each.split(',').filter((part) => part.trim() !== '') : [each],
          ),
  );
