import { HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { toApiError } from './api-error';
import { CurrentSession } from './current-session';
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
  private readonly session = inject(CurrentSession);

  /** The events of GET /api<path>, until the server ends them. Rejects with ApiError, or when the stream breaks off. */
  async *open(path: string, { lastEventId, signal }: StreamOptions): AsyncGenerator<StreamMessage, void> {
    const silence = new AbortController();
    const whenSilent = () => setTimeout(() => silence.abort(), SILENT_MS);
    let timer = whenSilent();
    const response = await fetch(`/api${path}`, {
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${this.session.token() ?? ''}`,
        'last-event-id': lastEventId,
      },
      signal: AbortSignal.any([signal, silence.signal]),
    }).catch((error: unknown) => {
      clearTimeout(timer);
      throw error;
    });
    if (!response.ok || !response.body) {
      const error = await response.text().finally(() => clearTimeout(timer));
      throw toApiError(new HttpErrorResponse({ status: response.status, error }));
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
