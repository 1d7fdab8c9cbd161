import type { ApiClient } from '@rex/testing/stack';
import type { Page } from 'playwright-core';
import type { Editor } from '../with-editor';

/** A state of a screen that is looked at, by people and by the accessibility checker. */
export interface ScreenState {
  /** Names its pictures: `<room>-<state>`. */
  readonly name: string;
  /** Brings the page there, from wherever it is; the account may have what earlier states left. */
  show(editor: Editor, page: Page, api: ApiClient): Promise<unknown>;
}

/** Shows the page in a theme, as the settings would. */
export async function useTheme(page: Page, theme: 'dark' | 'light'): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);
}
