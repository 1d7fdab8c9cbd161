/** Ends a line; a `\r` at the end of a piece may be the first half of one. */
const LINE_END = /\r\n|\n|\r/;

/**
 * The data of each server-sent event in a text that comes in pieces (WHATWG HTML, section 9.2.6). Comments, names of events and events
 * without data are passed over. Each piece is looked at once, however long a line grows.
 */
export async function* readEvents(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let data: string[] = [];
  for await (const line of readLines(pieces)) {
    if (line !== '') {
      const value = /^data(?:: ?|$)/.exec(line);
      if (value) data.push(line.slice(value[0].length));
      continue;
    }
    const event = data.join('\n');
    data = [];
    if (event.trim() !== '') yield event;
  }
}

/** Whole lines: what comes after the last end of a line was cut off. */
async function* readLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let open = '';
  let endsHalf = false;
  for await (const piece of pieces) {
    if (piece === '') continue;
    const text = endsHalf && piece.startsWith('\n') ? piece.slice(1) : piece;
    endsHalf = piece.endsWith('\r');
    const [first = '', ...others] = text.split(LINE_END);
    open += first;
    for (const other of others) {
      yield open;
      open = other;
    }
  }
}
