import { ApplicationRef, inject, Injectable } from '@angular/core';
import { CanvasView } from '../canvas/canvas-view';
import { EditorSettings } from '../settings/editor-settings';
import { isTextField } from '../ui/is-text-field';
import type { EditorCommand } from './command';
import { CommandRegistry } from './command-registry';
import { isSingleKey, matches, parseShortcut, type Shortcut } from './shortcut';

/** Keys that a text field needs for itself. */
const OF_FIELDS = /^(?:Mod\+(?:Z|Shift\+Z|Y|X|C|V|A|D|ArrowLeft|ArrowRight|Delete|Backspace))$/;

/** Gives each stroke to the command it stands for. */
@Injectable()
export class ShortcutDispatcher {
  private readonly registry = inject(CommandRegistry);
  private readonly view = inject(CanvasView);
  private readonly settings = inject(EditorSettings);
  private readonly app = inject(ApplicationRef);
  private readonly parsed = new Map<string, Shortcut>();

  /** Runs the command of a stroke, if there is one; the stroke is used up then. */
  dispatch(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || isInDialog(event)) return;
    const isTyping = isTextField(event.target);
    for (const command of this.inTurn()) {
      if (!command.keys?.some((keys) => this.counts(keys, event, isTyping))) continue;
      if (!(command.isAvailable?.() ?? true)) continue;
      event.preventDefault();
      command.run({});
      // Who types on at once types into the field that the command opened.
      if (!event.repeat) this.app.tick();
      return;
    }
  }

  private inTurn(): EditorCommand[] {
    const commands = this.listened();
    const others = commands.filter(({ isOfCanvas }) => !isOfCanvas);
    return this.view.hasFocus() ? [...commands.filter(({ isOfCanvas }) => isOfCanvas), ...others] : others;
  }

  /** The command that a stroke stands for where nodes are walked over as on the canvas, available or not. */
  commandOf(event: KeyboardEvent): EditorCommand | undefined {
    const commands = this.listened();
    const inTurn = [
      ...commands.filter(({ isOfCanvas }) => isOfCanvas),
      ...commands.filter(({ isOfCanvas }) => !isOfCanvas),
    ];
    return inTurn.find(({ keys }) => keys?.some((each) => this.counts(each, event, false, true)));
  }

  private listened(): EditorCommand[] {
    return this.registry.commands().filter(({ isOfBrowser }) => !isOfBrowser);
  }

  private counts(
    keys: string,
    event: KeyboardEvent,
    isTyping: boolean,
    isOnNodes = this.view.hasFocus(),
  ): boolean {
    let shortcut = this.parsed.get(keys);
    if (!shortcut) this.parsed.set(keys, (shortcut = parseShortcut(keys)));
    if (!matches(shortcut, event)) return false;
    // With Alt alone, letters of many keyboards are typed, and words are walked over.
    if (isTyping) return shortcut.mod && !OF_FIELDS.test(keys);
    if (shortcut.mod || shortcut.alt) return true;
    return isOnNodes && (this.settings.singleKeys() || !isSingleKey(shortcut));
  }
}

/** True for keys of what lies above the page: a dialog, a menu, a list to choose from. */
export function isInDialog(event: KeyboardEvent): boolean {
  return (
    event.target instanceof Element &&
    event.target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
  );
}
