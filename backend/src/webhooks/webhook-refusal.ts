import { UserError } from '@rex/platform';
import type { WebhookAuth } from './plan/webhook-plan';

/** What a refusal tells the owner besides, in their delivery log. */
export interface RefusalNote {
  /** The true code and sentence, where the caller gets others. */
  code?: string;
  reason?: string;
  /** How the trigger knows its callers; undefined when there is no trigger. */
  auth?: WebhookAuth;
  /** Whether the caller had proved who they are, or did not have to: only then is what they sent kept. */
  isCallerKnown: boolean;
}

/** A call that starts nothing. The caller gets the error, the owner the note. */
export class WebhookRefusal extends UserError {
  constructor(
    code: string,
    message: string,
    options: UserError['options'],
    readonly note: RefusalNote,
  ) {
    super(code, message, options);
  }
}

/** The refusal that follows from a mistake in the request. */
export function refusalOf(error: UserError, note: RefusalNote): WebhookRefusal {
  return new WebhookRefusal(
    error.code,
    error.message,
    { ...error.options, status: error.status, cause: error },
    note,
  );
}
