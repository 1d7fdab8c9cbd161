import type { Hit, Point } from '@rex/canvas';

/** The headings under which the palette and the help list commands. */
export const COMMAND_GROUPS = [
  'Edit',
  'Add',
  'Arrange',
  'Select',
  'View',
  'Run',
  'Workflow',
  'Help',
] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** The headings as people read them. */
export const GROUP_LABELS: Record<CommandGroup, string> = {
  Edit: $localize`Edit`,
  Add: $localize`Add`,
  Arrange: $localize`Arrange`,
  Select: $localize`Select`,
  View: $localize`View`,
  Run: $localize`Run`,
  Workflow: $localize`Workflow`,
  Help: $localize`Help`,
};

/** What a context menu was opened on. */
export type MenuPlace = 'node' | 'edge' | 'port' | 'selection' | 'note' | 'group' | 'canvas';

/** Where a command was called from. Absent members: from the keyboard or the palette. */
export interface CommandCall {
  /** What lies under the pointer, when the call came from a menu. */
  readonly hit?: Hit;
  /** On the canvas, in canvas pixels. */
  readonly at?: Point;
}

/** Everything one can do in the editor is one of these: shortcuts, palette, menus and the help all read the same list. */
export interface EditorCommand {
  /** Stable, such as `align-left`. */
  readonly id: string;
  /** Such as `Align left`. */
  readonly label: string;
  readonly group: CommandGroup;
  /**
   * Shortcuts, such as `Mod+Z`, `Shift+1`, `Delete`, `N`: Mod is Ctrl, or Cmd on a Mac. Those without Mod or Alt count only
   * while the canvas has the focus, and can be switched off.
   */
  readonly keys?: readonly string[];
  /** Its shortcuts are the browser's own, which tells of them otherwise, as of copying: they are shown, and not listened to. */
  readonly isOfBrowser?: boolean;
  /** Its shortcuts count only while the canvas has the focus, and before those of others there. */
  readonly isOfCanvas?: boolean;
  /** Name of an icon. */
  readonly icon?: string;
  /** The context menus that list it. */
  readonly menus?: readonly MenuPlace[];
  /** Absent: always. */
  readonly isAvailable?: () => boolean;
  run(call: CommandCall): void;
}
