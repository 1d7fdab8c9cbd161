import { apply, createObject, defineProperty, types } from './primordials';

/** One frame of a stack, as V8 hands it to `Error.prepareStackTrace`. */
interface CallSite {
  getFileName(): unknown;
  toString(): string;
}

/** The name under which the machinery is compiled (child/isolate-host.ts). */
const OWN_FILE = '<rex>';

/**
 * Keeps the frames of the machinery out of every stack: out of `error.stack`, and out of the frames that a script's own
 * `Error.prepareStackTrace` gets. The property stays what scripts expect: they may set it, but not take it away.
 */
export function hideOwnFrames(): void {
  const errorToString = types.Error.prototype.toString;
  let methods: Pick<CallSite, 'getFileName' | 'toString'> | undefined;
  let chosen: unknown;

  const prepare = (error: Error, frames: CallSite[]): unknown => {
    const shown: CallSite[] = [];
    let text = headOf(error);
    for (let index = 0; index < frames.length; index++) {
      const frame = frames[index] as CallSite;
      // Nobody can have changed them before: frames come from here only.
      methods ??= { getFileName: frame.getFileName, toString: frame.toString };
      if (apply(methods.getFileName, frame, []) === OWN_FILE) continue;
      append(shown, frame);
      text += `\n    at ${apply(methods.toString, frame, [])}`;
    }
    return typeof chosen === 'function' ? apply(chosen as () => unknown, types.Error, [error, shown]) : text;
  };

  const headOf = (error: Error): string => {
    try {
      return apply(errorToString, error, []);
    } catch {
      return '<error>';
    }
  };

  defineProperty(types.Error, 'prepareStackTrace', {
    get: () => prepare,
    set: (value: unknown) => void (chosen = value === prepare ? undefined : value),
    enumerable: false,
    configurable: false,
  });
}

/** Adds an item without asking the setters that a script may have put on Array.prototype. */
function append<T>(list: T[], item: T): void {
  const descriptor = createObject(null) as PropertyDescriptor;
  descriptor.value = item;
  descriptor.enumerable = descriptor.configurable = descriptor.writable = true;
  defineProperty(list, list.length, descriptor);
}
