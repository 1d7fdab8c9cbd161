import { inject, Injectable } from '@angular/core';
import { answerError } from './api-error';
import { AuthorisedFetch } from './authorised-fetch';
import { SseParser, type StreamMessage } from './sse-parser';

/** The server gives a sign of life every 15 s; a stream that is silent for longer is dead. */
const SILENT_MS = 40_000;

/** Where to begin and when to stop. */
export interface StreamOptions {
  /** The id of the last event that was seen. */
  lastEventId: string;
  signal: AbortSignal;
}

/** Reads streams of events by fetch: EventSource can't send the token. */
@Injectable({ providedIn: 'root' })
export class EventStream {
  private readonly fetch = inject(AuthorisedFetch);

  /** The events of GET /api<path>, until the server ends them. Rejects with ApiError, or when the stream breaks off. */
  async *open(path: string, { lastEventId, signal }: StreamOptions): AsyncGenerator<StreamMessage, void> {
    const silence = new AbortController();
    const whenSilent = () => setTimeout(() => silence.abort(), SILENT_MS);
    let timer = whenSilent();
    const response = await this.fetch
      .send(`/api${path}`, {
        headers: { accept: 'text/event-stream', 'last-event-id': lastEventId },
        signal: AbortSignal.any([signal, silence.signal]),
      })
      .catch((error: unknown) => {
        clearTimeout(timer);
        throw error;
      });
    if (!response.ok || !response.body) {
      const body = await response.text().finally(() => clearTimeout(timer));
      throw answerError(response.status, body);
    }
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    const parser = new SseParser();
    try {
      for (;;) {
        clearTimeout(timer);
        timer = whenSilent();
        const { done, value } = await reader.read();
        if (done) return;
        yield* parser.push(decoder.decode(value, { stream: true }));
      }
    } finally {
      clearTimeout(timer);
      void reader.cancel().catch(() => undefined);
    }
  }
}
