import type { JsonObject } from '@rex/workflow';

/** An event as a client sees it. */
export interface SeenEvent {
  event: string;
  id: string | undefined;
  data: JsonObject;
}

/** A stream that is read event by event. */
export interface Followed {
  status: number;
  headers: Headers;
  /** The next event; undefined when the server has closed the stream. */
  next(): Promise<SeenEvent | undefined>;
  rest(): Promise<SeenEvent[]>;
  raw: string[];
  close(): void;
}

/** Opens a stream of events, as a browser does by fetch. */
export async function followEvents(url: string, headers: Record<string, string>): Promise<Followed> {
  const stop = new AbortController();
  const response = await fetch(url, { headers, signal: stop.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const raw: string[] = [];
  let text = '';
  const next = async (): Promise<SeenEvent | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        raw.push(block);
        const field = (name: string) =>
          block
            .split('\n')
            .find((line) => line.startsWith(`${name}: `))
            ?.slice(name.length + 2);
        const data = field('data');
        if (data !== undefined)
          return { event: field('event') ?? '', id: field('id'), data: JSON.parse(data) as JsonObject };
        continue;
      }
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) return undefined;
      text += value;
    }
  };
  const rest = async () => {
    const events: SeenEvent[] = [];
    for (let event = await next(); event; event = await next()) events.push(event);
    return events;
  };
  return { status: response.status, headers: response.headers, next, rest, raw, close: () => stop.abort() };
}
