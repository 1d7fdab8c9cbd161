/** An event of a stream, or a comment that keeps it alive. */
export type StreamEvent =
  | { kind: 'event'; event: string; data: unknown; id?: number }
  | { kind: 'retry'; afterMs: number }
  | { kind: 'heartbeat' };

/** An event as the WHATWG's "Server-sent events" writes it. JSON has no line breaks, so the data is one line. */
export function formatStreamEvent(event: StreamEvent): string {
  switch (event.kind) {
    case 'heartbeat':
      return ':\n\n';
    case 'retry':
      return `retry: ${event.afterMs}\n\n`;
    case 'event': {
      const id = event.id === undefined ? '' : `id: ${event.id}\n`;
      return `${id}event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`;
    }
  }
}
