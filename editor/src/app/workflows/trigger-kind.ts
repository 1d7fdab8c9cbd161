import type { IconName } from '../ui/icon-paths';

/** How a kind of trigger is shown in lists. */
export interface TriggerKind {
  type: string;
  label: string;
  icon: IconName;
}

const KNOWN: Record<string, Omit<TriggerKind, 'type'>> = {
  manual: { label: $localize`Manual`, icon: 'play' },
  webhook: { label: $localize`Webhook`, icon: 'webhook' },
  schedule: { label: $localize`Schedule`, icon: 'calendar-clock' },
};

/** The words and icon for a trigger, given as node type (`webhook-trigger`) or by its kind (`webhook`). */
export function triggerKind(type: string): TriggerKind {
  const kind = type.replace(/-trigger$/, '');
  const known = Object.hasOwn(KNOWN, kind) ? KNOWN[kind] : undefined;
  return { type, ...(known ?? { label: kind, icon: 'play' }) };
}
