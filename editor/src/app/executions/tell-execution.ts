import { effect, inject, untracked } from '@angular/core';
import type { Execution } from '../api/types';
import { Announcer } from '../editing/announcer';
import { executionNews, finishedTexts } from './execution-news';
import { ExecutionStore } from './execution.store';

/** Tells how the execution goes on that is watched. Those that are only looked at are not told. Call it where the page is made. */
export function tellExecution(): void {
  const runs = inject(ExecutionStore);
  const announcer = inject(Announcer);
  let before: Execution | null = null;
  let growing: string[] = [];
  effect(() => {
    const [now, shown] = [runs.execution(), runs.texts()];
    untracked(() => {
      if (now !== null && runs.watchedId() === now.id) {
        // One sentence would take the place of another: so what comes together is told together.
        const news = executionNews(before, now);
        const texts = [
          ...finishedTexts(growing, now).map((name) => $localize`${name}:NAME:: text done`),
          ...(news ? [news.text] : []),
        ];
        if (news?.isUrgent) announcer.interrupt(texts.join('. '));
        else if (texts.length > 0) announcer.say(texts.join('. '));
      }
      before = now;
      growing = [...shown.keys()];
    });
  });
}
