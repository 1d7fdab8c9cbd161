import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { UserError } from '@rex/platform';
import type { ProblemItem } from './problems/problem-details';

/** Checks every DTO: unknown properties are refused, all mistakes are named at once with their path. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => {
      const items = errors.flatMap((error) => itemsOf(error, ''));
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

function itemsOf(error: ValidationError, parent: string): ProblemItem[] {
  const path = `${parent}/${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    code: rule === 'whitelistValidation' ? 'property-unknown' : 'property-invalid',
    path,
    message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => itemsOf(child, path))];
}
