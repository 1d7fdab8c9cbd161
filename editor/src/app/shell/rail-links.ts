import type { IconName } from '../ui/icon-paths';

/** A place that the rail leads to. */
export interface RailLink {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
}

/** What one makes, and what came of it; and below, how REX is set up. */
export const RAIL_LINKS: readonly (readonly RailLink[])[] = [
  [
    { path: '/workflows', label: $localize`Workflows`, icon: 'workflow' },
    { path: '/executions', label: $localize`Executions`, icon: 'activity' },
    { path: '/schedules', label: $localize`Schedules`, icon: 'calendar-clock' },
    { path: '/webhooks', label: $localize`Webhooks`, icon: 'webhook' },
    { path: '/templates', label: $localize`Templates`, icon: 'layout-template' },
  ],
  [
    { path: '/keys', label: $localize`Keys`, icon: 'key-round' },
    { path: '/usage', label: $localize`Usage`, icon: 'chart-column' },
    { path: '/settings', label: $localize`Settings`, icon: 'settings' },
  ],
];
