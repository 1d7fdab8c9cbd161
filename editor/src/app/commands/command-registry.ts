import { Injectable, signal } from '@angular/core';
import type { EditorCommand, MenuPlace } from './command';

/** All commands of the editor that is open. Parts of it bring their own when they come up, and take them away again. */
@Injectable()
export class CommandRegistry {
  private readonly known = signal<readonly EditorCommand[]>([]);
  readonly commands = this.known.asReadonly();

  /** Adds commands; gives the function that takes them away. An id may be there once only. */
  add(commands: readonly EditorCommand[]): () => void {
    const ids = new Set(this.known().map(({ id }) => id));
    const twice = commands.find(({ id }) => ids.has(id));
    if (twice) throw new Error(`There is already a command "${twice.id}".`);
    this.known.update((known) => [...known, ...commands]);
    return () => this.known.update((known) => known.filter((each) => !commands.includes(each)));
  }

  /** What a context menu lists, in the order of the groups. */
  menuOf(place: MenuPlace): EditorCommand[] {
    return this.known().filter(
      ({ menus, isAvailable }) => menus?.includes(place) && (isAvailable?.() ?? true),
    );
  }

  /** Runs a command by its id if it is available; tells whether it was. */
  run(id: string): boolean {
    const command = this.known().find((each) => each.id === id);
    if (!command || !(command.isAvailable?.() ?? true)) return false;
    command.run({});
    return true;
  }
}
