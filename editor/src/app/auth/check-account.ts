/** One complaint about one field of the form. */
export interface FieldComplaint {
  field: 'name' | 'email' | 'password';
  message: string;
}

/** Passwords have 8 to 72 bytes in UTF-8: bcrypt reads no more than 72. */
const PASSWORD_BYTES = { min: 8, max: 72 } as const;

/** What is wrong with an e-mail address, as far as the browser can tell. */
export function checkEmail(email: string): FieldComplaint[] {
  if (email.trim() === '') return [{ field: 'email', message: $localize`Enter your e-mail address.` }];
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$|^[^\s@]+@localhost$/.test(email.trim())
    ? []
    : [{ field: 'email', message: $localize`Enter an e-mail address in the form name@example.com.` }];
}

/** What is wrong with a new password. */
export function checkNewPassword(password: string): FieldComplaint[] {
  const bytes = new TextEncoder().encode(password).length;
  if (bytes < PASSWORD_BYTES.min) {
    return [
      {
        field: 'password',
        message: $localize`Choose a password of at least ${PASSWORD_BYTES.min}:MIN: characters.`,
      },
    ];
  }
  return bytes > PASSWORD_BYTES.max
    ? [
        {
          field: 'password',
          message: $localize`Choose a shorter password: this one has ${bytes}:BYTES: bytes, at most ${PASSWORD_BYTES.max}:MAX: are allowed.`,
        },
      ]
    : [];
}

/** Where to go after signing in: only an address inside the editor is followed. */
export function safeNext(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) && !/^\/(login|register)\b/.test(next)
    ? next
    : '/workflows';
}
