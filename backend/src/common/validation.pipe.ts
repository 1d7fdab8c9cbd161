import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { UserError } from '@rex/platform';
import type { ProblemItem } from './problems/problem-details';
import { namesTakenAsIs } from './taken-as-is';

/** Most mistakes that are told of one request: a hostile one could have as many as it has bytes. */
const MAX_MISTAKES = 100;

/** Checks every DTO: unknown properties are refused, all mistakes are named at once with their path. */
export function createValidationPipe(): ValidationPipe {
  return new DtoPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => {
      const items = errors.flatMap((error) => itemsOf(error, '')).slice(0, MAX_MISTAKES);
      return new UserError(
        'request-invalid',
        `The request has ${items.length === 1 ? 'a mistake' : 'mistakes'}: ${items.map((each) => each.message).join('; ')}.`,
        {
          status: 400,
          errors: items,
        },
      );
    },
  });
}

/** Leaves alone what is TakenAsIs. */
class DtoPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'body' || !metadata.metatype || !isObject(value))
      return super.transform(value, metadata);
    const names = namesTakenAsIs(metadata.metatype).filter((name) => Object.hasOwn(value, name));
    if (names.length === 0) return super.transform(value, metadata);
    const taken = Object.fromEntries(names.map((name) => [name, value[name]]));
    const standIns = Object.fromEntries(names.map((name) => [name, standIn(value[name])]));
    const checked: unknown = await super.transform({ ...value, ...standIns }, metadata);
    return Object.assign(checked as object, taken);
  }
}

/** Something empty of the same kind: decorators of such a property ask for no more than that. */
function standIn(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return isObject(value) ? {} : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function itemsOf(error: ValidationError, parent: string): ProblemItem[] {
  const path = `${parent}/${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    code: rule === 'whitelistValidation' ? 'property-unknown' : 'property-invalid',
    path,
    message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => itemsOf(child, path))];
}
