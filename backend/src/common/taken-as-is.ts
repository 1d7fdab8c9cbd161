import { getMetadataStorage, ValidateBy } from 'class-validator';

const NAME = 'takenAsIs';

/**
 * Marks a property of a body that holds whatever users put there, and is checked by rules of its own. It comes as it was sent: nobody
 * copies its parts and looks at each, which costs seconds where there are hundreds of thousands.
 */
export const TakenAsIs = (): PropertyDecorator =>
  ValidateBy({ name: NAME, validator: { validate: () => true } });

/** The properties of a DTO that are marked so. */
export function namesTakenAsIs(dto: new (...values: never[]) => unknown): string[] {
  return getMetadataStorage()
    .getTargetValidationMetadatas(dto, '', false, false)
    .filter(({ name }) => name === NAME)
    .map(({ propertyName }) => propertyName);
}
