import { computed, inject, type Provider } from '@angular/core';
import { WORKFLOW_TIMEZONE } from '../panel/schedule/workflow-timezone';
import { WorkflowDraftStore } from './workflow-draft.store';

/** Schedules that name no time zone are read in the workflow's. */
export function provideTimezone(): Provider {
  return {
    provide: WORKFLOW_TIMEZONE,
    useFactory: () => {
      const workflow = inject(WorkflowDraftStore);
      return computed(() => workflow.meta().settings.timezone);
    },
  };
}
