import { inject, Injectable } from '@angular/core';
import { selectedCount, type Rect } from '@rex/canvas';
import { boundsOfSelection } from '@rex/canvas';
import type { EditorCommand } from '../../commands/command';
import { DraftStore } from '../../editing/draft.store';
import { CanvasSettings } from '../canvas-settings';
import { SceneStore } from '../scene/scene-store';
import { CanvasCamera } from '../view/canvas-camera';

export const ZOOM_STEP = 1.25;

/** Looking around. */
@Injectable()
export class ViewCommands {
  private readonly camera = inject(CanvasCamera);
  private readonly store = inject(SceneStore);
  private readonly draft = inject(DraftStore);
  private readonly settings = inject(CanvasSettings);

  readonly list: readonly EditorCommand[] = [
    this.command('zoom-in', $localize`Zoom in`, ['+', '='], () => this.camera.zoomBy(ZOOM_STEP), {
      icon: 'plus',
    }),
    this.command('zoom-out', $localize`Zoom out`, ['-'], () => this.camera.zoomBy(1 / ZOOM_STEP), {
      icon: 'minus',
    }),
    this.command('zoom-fit', $localize`Show the whole workflow`, ['1'], () => this.fit(), {
      icon: 'maximize',
      menus: ['canvas'],
    }),
    this.command('zoom-selection', $localize`Show the selection`, ['2'], () => this.fitSelection(), {
      menus: ['selection', 'group'],
      isAvailable: () => selectedCount(this.draft.selection()) > 0,
    }),
    this.command('zoom-actual-size', $localize`Zoom to 100 %`, ['0'], () => this.camera.actualSize()),
    this.command('view-back', $localize`Back to where I looked before`, ['Alt+ArrowLeft'], () =>
      this.camera.back(),
    ),
    this.command('view-forth', $localize`Forth again`, ['Alt+ArrowRight'], () => this.camera.forth()),
    this.command('toggle-minimap', $localize`Keep the minimap open`, ['M'], () =>
      this.settings.isMinimapPinned.update((isPinned) => !isPinned),
    ),
  ];

  fit(): void {
    this.camera.fit(this.store.bounds(), 'eased');
  }

  fitSelection(): void {
    const bounds: Rect | undefined = boundsOfSelection(this.store.scene, this.draft.selection());
    if (bounds) this.camera.fit(bounds, 'eased');
  }

  private command(
    id: string,
    label: string,
    keys: readonly string[],
    run: () => void,
    more: Partial<EditorCommand> = {},
  ): EditorCommand {
    return { id, label, group: 'View', keys, run, ...more };
  }
}
