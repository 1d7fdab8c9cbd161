import { ValidateIf } from 'class-validator';

/** A property that may be left out. Unlike IsOptional it lets no null through, since null is no value of it. */
export const MayBeLeftOut = () => ValidateIf((_object, value: unknown) => value !== undefined);
