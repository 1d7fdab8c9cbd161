import { effect, Injectable, signal } from '@angular/core';
import type { SnapChoices, WheelIntent } from '@rex/canvas';

const STORAGE_KEY = 'rex.editor';

interface Stored {
  autosave: boolean;
  singleKeys: boolean;
  wheel: WheelIntent;
  snapping: SnapChoices;
  reducedMotion: boolean;
}

const DEFAULTS: Stored = {
  autosave: true,
  singleKeys: true,
  wheel: 'zoom',
  snapping: { grid: true, guides: true },
  reducedMotion: false,
};

/** How the editor behaves for this person, kept in this browser. */
@Injectable({ providedIn: 'root' })
export class EditorSettings {
  private readonly first = stored();

  /** Whether changes are saved by themselves. */
  readonly autosave = signal(this.first.autosave);
  /** Whether shortcuts of a single key count on the canvas (WCAG 2.1.4). */
  readonly singleKeys = signal(this.first.singleKeys);
  /** What a mouse wheel does on the canvas without Ctrl. Two fingers on a trackpad always pan. */
  readonly wheel = signal(this.first.wheel);
  /** What snaps that is dragged on the canvas. */
  readonly snapping = signal(this.first.snapping);
  /** Still, whatever the system says. */
  readonly reducedMotion = signal(this.first.reducedMotion);

  constructor() {
    effect(() => {
      const settings: Stored = {
        autosave: this.autosave(),
        singleKeys: this.singleKeys(),
        wheel: this.wheel(),
        snapping: this.snapping(),
        reducedMotion: this.reducedMotion(),
      };
      document.documentElement.classList.toggle('is-still', settings.reducedMotion);
      try {
        localStorage.setItem(STORAGE_KEY, JSON.stringify(settings));
      } catch {
        // Storage is switched off: the choices last until the page is closed.
      }
    });
  }
}

function stored(): Stored {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as Partial<Stored>) };
  } catch {
    return DEFAULTS;
  }
}
