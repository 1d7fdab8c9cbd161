import { Readable } from 'node:stream';

/**
 * A body of texts, each asked for when there is room for it. Unlike with Readable.from, `onGone` is called as soon as the reader goes,
 * not when the next text has come: by it the waiting for that text can end.
 */
export function streamBody(texts: AsyncIterator<string>, onGone: () => void): Readable {
  return new Readable({
    read() {
      texts.next().then(
        ({ done, value }) => {
          if (!this.destroyed) this.push(done ? null : value);
        },
        (error: Error) => this.destroy(error),
      );
    },
    destroy(error, callback) {
      onGone();
      callback(error);
    },
  });
}
