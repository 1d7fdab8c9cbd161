import { WORKFLOW_ICON_PATHS } from './workflow-icon-paths';

// Icons from Lucide (https://lucide.dev), ISC licence, Copyright (c) Lucide Icons and Contributors; see public/licences.txt.

/** The outlines that the pages of keys, schedules, webhooks and versions bring, by their Lucide names. */
export const OPERATIONS_ICON_PATHS = {
  ...WORKFLOW_ICON_PATHS,
  pencil:
    'M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4',
  pause:
    'M15 4h2a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1h-2a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM7 4h2a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z',
  radio:
    'M16.247 7.761a6 6 0 0 1 0 8.478M19.075 4.933a10 10 0 0 1 0 14.134M4.925 19.067a10 10 0 0 1 0-14.134M7.753 16.239a6 6 0 0 1 0-8.478M10 12a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z',
} as const;
