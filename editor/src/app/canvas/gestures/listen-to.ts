/** Listens without any change detection. Gives the function that ends it. */
export function listenTo<Name extends keyof HTMLElementEventMap>(
  target: HTMLElement | Window,
  name: Name,
  handler: (event: HTMLElementEventMap[Name]) => void,
  options?: AddEventListenerOptions,
): () => void {
  const listener = handler as EventListener;
  target.addEventListener(name, listener, options);
  return () => target.removeEventListener(name, listener, options);
}

/** True for what handles its own pointers and keys: buttons and fields that lie on the canvas. */
export function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-canvas-control]') !== null;
}
