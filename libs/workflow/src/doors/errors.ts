/** What the errors of steps mean. */
export { STEP_ERROR_MEANINGS } from '../errors/step-error-meanings';
