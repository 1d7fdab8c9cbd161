import type { TemplateTopic } from './workflow-template';

/** What topics are called, in the order of the page. */
export const TOPICS: readonly (readonly [TemplateTopic, string])[] = [
  ['data', $localize`Data`],
  ['webhook', $localize`Webhooks`],
  ['schedule', $localize`Schedules`],
  ['storage', $localize`Memory`],
];
