import type { CommandRegistry } from '../commands/command-registry';

/** Runs the first available command whose shortcut is pressed. */
export function runShortcut(registry: CommandRegistry, event: KeyboardEvent): void {
  if (event.target instanceof Element && event.target.closest('input, textarea')) return;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const isLetter = /^[A-Z]$/.test(key) || event.key.length > 1;
  const pressed = [
    event.ctrlKey || event.metaKey ? 'Mod' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && isLetter ? 'Shift' : '',
    key,
  ]
    .filter((part) => part !== '')
    .join('+');
  const command = registry.commands().find(({ keys }) => keys?.includes(pressed));
  if (command && registry.run(command.id)) event.preventDefault();
}
