import { Injectable, signal } from '@angular/core';

/** How the editor looks: always dark, always light, or as the system says. */
export type Theme = 'dark' | 'light' | 'system';

const STORAGE_KEY = 'rex.theme';
const THEMES: readonly Theme[] = ['dark', 'light', 'system'];

/** The chosen theme: kept in this browser, written to `data-theme`, where the tokens read it. */
@Injectable({ providedIn: 'root' })
export class ThemeStore {
  private readonly state = signal<Theme>(stored());

  readonly theme = this.state.asReadonly();

  choose(theme: Theme): void {
    this.state.set(theme);
    document.documentElement.dataset['theme'] = theme;
    try {
      localStorage.setItem(STORAGE_KEY, theme);
    } catch {
      // Storage is switched off: the choice lasts until the page is closed.
    }
  }

  /** Goes on to the next theme: dark, light, system, dark. */
  next(): void {
    const index = THEMES.indexOf(this.state());
    this.choose(THEMES[(index + 1) % THEMES.length] ?? 'dark');
  }
}

function stored(): Theme {
  try {
    const value = localStorage.getItem(STORAGE_KEY);
    return THEMES.find((theme) => theme === value) ?? 'dark';
  } catch {
    return 'dark';
  }
}
