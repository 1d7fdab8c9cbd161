/** How the draft stands to what is published. */
export interface PublishFacts {
  /** The newest saved version. */
  version: number;
  publishedVersion: number | null;
  /** How many changes the draft has that are not published; null: not known. */
  aheadBy: number | null;
  /** What keeps it from being published. */
  problemCount: number;
  /** Something is not saved yet. */
  isSaving: boolean;
}

/** What is said beside the button, and why it can't be pressed, if it can't. */
export interface PublishState {
  text: string;
  tone: 'ok' | 'ahead' | 'never';
  /** Null: it can be published. */
  hindrance: string | null;
}

/** How publishing stands: what to show, and whether it can be done now. */
export function publishState(facts: PublishFacts): PublishState {
  const { aheadBy, isSaving, problemCount, publishedVersion, version } = facts;
  const isCurrent = publishedVersion === version && (aheadBy ?? 0) === 0 && !isSaving;
  const hindrance = hindranceOf(problemCount, isSaving, isCurrent);
  if (publishedVersion === null) return { text: $localize`Never published`, tone: 'never', hindrance };
  if (isCurrent) return { text: $localize`Published`, tone: 'ok', hindrance };
  return { text: aheadText(aheadBy), tone: 'ahead', hindrance };
}

function aheadText(aheadBy: number | null): string {
  if (aheadBy === null || aheadBy === 0) return $localize`Draft is ahead`;
  return aheadBy === 1
    ? $localize`Draft is 1 change ahead`
    : $localize`Draft is ${aheadBy}:COUNT: changes ahead`;
}

function hindranceOf(problemCount: number, isSaving: boolean, isCurrent: boolean): string | null {
  if (problemCount > 0) {
    return problemCount === 1
      ? $localize`1 problem to mend before it can be published`
      : $localize`${problemCount}:COUNT: problems to mend before it can be published`;
  }
  if (isSaving) return $localize`Saving comes first`;
  return isCurrent ? $localize`What is published is what you see` : null;
}
