/** One event of a stream. */
export interface StreamMessage {
  event: string;
  data: string;
  /** The id to go on behind; null when none has come yet. */
  id: string | null;
}

/** Reads server-sent events (WHATWG HTML, 9.2.6) from text that comes in any pieces. Comments and `retry` are passed over. */
export class SseParser {
  private rest = '';
  private event = '';
  private data: string[] = [];
  private id: string | null = null;

  /** The events that are whole with this piece. */
  push(piece: string): StreamMessage[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.take(line));
  }

  private take(line: string): StreamMessage[] {
    if (line === '') return this.dispatch();
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') this.event = value;
    else if (name === 'data') this.data.push(value);
    else if (name === 'id' && !value.includes('\0')) this.id = value;
    return [];
  }

  private dispatch(): StreamMessage[] {
    const { event, data, id } = this;
    this.event = '';
    this.data = [];
    return data.length === 0 ? [] : [{ event: event || 'message', data: data.join('\n'), id }];
  }
}
