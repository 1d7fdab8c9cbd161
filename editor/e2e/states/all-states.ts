import { CANVAS_STATES } from './canvas-states';
import { OPERATIONS_STATES } from './operations-states';
import type { ScreenState } from './screen-state';

/** Every screen in every state that is looked at. */
export const ALL_STATES: readonly ScreenState[] = [...CANVAS_STATES, ...OPERATIONS_STATES];
