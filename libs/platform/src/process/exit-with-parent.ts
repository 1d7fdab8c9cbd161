/** The part of `process` that tells about the parent. */
export interface ParentLink {
  /** True while the IPC channel to the parent is open, false once it closed, undefined when there never was one. */
  readonly connected?: boolean;
  once(event: 'disconnect', listener: () => void): unknown;
}

/**
 * Calls `onOrphaned` once when the process that started this one is gone, even by kill -9: the system then closes the IPC
 * channel between them. Does nothing in a process that was started without such a channel.
 */
export function exitWithParent(onOrphaned: () => void, link: ParentLink = process): void {
  if (link.connected === undefined) return;
  if (link.connected) link.once('disconnect', onOrphaned);
  // The parent ended before we could listen.
  else queueMicrotask(onOrphaned);
}
