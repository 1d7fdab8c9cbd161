import { InjectionToken, signal, type Signal } from '@angular/core';

/** The time zone of the workflow that is open: schedules that name none are read in it. Provided by the editor. */
export const WORKFLOW_TIMEZONE = new InjectionToken<Signal<string>>('time zone of the workflow', {
  factory: () => signal('UTC'),
});
