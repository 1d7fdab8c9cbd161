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
    const [now, texts] = [runs.execution(), runs.texts()];
    untracked(() => {
      if (now !== null && runs.watchedId() === now.id) {
        for (const name of finishedTexts(growing, now)) announcer.say(`${name}: text done`);
        const news = executionNews(before, now);
        if (news?.isUrgent) announcer.interrupt(news.text);
        else if (news) announcer.say(news.text);
      }
      before = now;
      growing = [...texts.keys()];
    });
  });
}
