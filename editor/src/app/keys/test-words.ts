import type { KeyTest } from '../api/keys-api';
import { formatDuration } from '../ui/format-duration';
import type { TestState } from './key-list.store';

/** What is said of a test of a key. */
export interface TestWords {
  readonly tone: 'busy' | 'ok' | 'bad';
  readonly text: string;
}

const OUTCOMES: Record<KeyTest['code'], string> = {
  ok: $localize`Accepted`,
  'key-refused': $localize`Refused`,
  'provider-unreachable': $localize`Provider not reached`,
  'provider-error': $localize`Provider failed`,
  'refused-target': $localize`Address not allowed`,
  timeout: $localize`No answer in time`,
  'key-unreadable': $localize`Secret can't be read`,
};

/** Says how a test of a key went, by its code, with the provider's word and how long it took. */
export function testWords(state: TestState): TestWords {
  switch (state.kind) {
    case 'testing':
      return { tone: 'busy', text: $localize`Asking the provider…` };
    case 'failed':
      return { tone: 'bad', text: $localize`The key could not be tested. ${state.message}` };
    case 'told': {
      const { code, latencyMs, message, ok } = state.test;
      const took = formatDuration(latencyMs);
      return { tone: ok ? 'ok' : 'bad', text: $localize`${OUTCOMES[code]} in ${took}. ${message}` };
    }
  }
}
