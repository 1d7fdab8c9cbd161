/** An event that the page read from the stream of an execution. */
export interface StreamedEvent {
  name: string;
  /** When the piece of the stream was read that ended it, on the clock of the page. */
  atMs: number;
}

interface StreamWatch {
  start(): void;
  /** Whether the stream told of the end of the execution. */
  hasEnded(): boolean;
  stop(): StreamedEvent[];
}

declare global {
  interface Window {
    benchStream: StreamWatch;
  }
}

/**
 * Runs in the page, before its first script: it can use nothing from outside of itself. Keeps the pieces that the page reads from
 * streams of events, as they are: they are taken apart only afterwards, so that counting costs next to nothing.
 */
export function installStreamWatch(): void {
  let pieces: { atMs: number; bytes: Uint8Array }[] = [];
  let isOn = false;

  const watch = (body: ReadableStream<Uint8Array>): void => {
    const getReader = body.getReader.bind(body) as () => ReadableStreamDefaultReader<Uint8Array>;
    const watched = () => {
      const reader = getReader();
      const read = reader.read.bind(reader);
      reader.read = async () => {
        const piece = await read();
        if (isOn && piece.value) pieces.push({ atMs: performance.now(), bytes: piece.value });
        return piece;
      };
      return reader;
    };
    Object.assign(body, { getReader: watched });
  };
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (...given) => {
    const response = await plainFetch(...given);
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (isOn && isStream && response.body) watch(response.body);
    return response;
  };

  const eventsOf = (): StreamedEvent[] => {
    const decoder = new TextDecoder();
    const events: StreamedEvent[] = [];
    let text = '';
    for (const { atMs, bytes } of pieces) {
      text += decoder.decode(bytes, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const name = /^event: ?(.+)$/m.exec(block)?.[1];
        if (name !== undefined) events.push({ name, atMs });
      }
    }
    return events;
  };
  window.benchStream = {
    start() {
      pieces = [];
      isOn = true;
    },
    hasEnded() {
      const last = pieces.at(-1);
      return last !== undefined && /^event: ?end$/m.test(new TextDecoder().decode(last.bytes));
    },
    stop() {
      isOn = false;
      return eventsOf();
    },
  };
}
