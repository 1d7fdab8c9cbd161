import type { ApiError } from '../api/api-error';
import type { FieldComplaint } from './check-account';

/** What the form says: complaints about fields and, if nothing points at a field, one about the whole. */
export interface FormComplaints {
  fields: FieldComplaint[];
  form: string | null;
}

const FIELDS = ['name', 'email', 'password'] as const;

/** Sorts the server's complaints to the fields they are about. */
export function complaintsOf(error: ApiError): FormComplaints {
  const fields = error.fieldErrors.flatMap(({ path, message }) => {
    const field = FIELDS.find((name) => path?.replace(/^\//, '') === name);
    return field === undefined ? [] : [{ field, message }];
  });
  if (error.status === 409 && fields.length === 0) {
    return {
      fields: [
        {
          field: 'email',
          message: $localize`There is an account with this e-mail already. Sign in instead.`,
        },
      ],
      form: null,
    };
  }
  return { fields, form: fields.length > 0 ? null : error.message };
}
