import { ACCOUNT_STATES } from './account-states';
import { CANVAS_STATES } from './canvas-states';
import { EXECUTION_STATES } from './execution-states';
import { LIBRARY_STATES } from './library-states';
import { OPERATIONS_STATES } from './operations-states';
import type { ScreenState } from './screen-state';

/** Every screen in every state that is looked at, of somebody who is signed in. */
export const ALL_STATES: readonly ScreenState[] = [
  ...ACCOUNT_STATES,
  ...LIBRARY_STATES,
  ...OPERATIONS_STATES,
  ...CANVAS_STATES,
  ...EXECUTION_STATES,
];
