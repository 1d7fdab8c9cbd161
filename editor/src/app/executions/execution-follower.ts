import { inject, Injectable } from '@angular/core';
import { EventStream } from '../api/event-stream';
import { ExecutionsApi } from '../api/executions-api';
import type { StreamMessage } from '../api/sse-parser';
import { isTerminal, type Execution } from '../api/types';
import { pause } from './pause';

/** The shortest and the longest wait between two questions while there is no stream of events. */
export const ASK_MS = 1_000;
export const ASK_MAX_MS = 5_000;
/** So long a stream may tell nothing before somebody asks whether there was something to tell. Doubles up to the longest. */
export const QUIET_MS = 3_000;
const QUIET_MAX_MS = 24_000;
/** An event may be under way while the question is answered. */
const UNDER_WAY_MS = 500;
/** So many streams in a row that told nothing: something on the way does not let them through. */
const MAX_MUTE_STREAMS = 3;
/** From then on a stream is tried again at each so many questions. */
const TRY_AGAIN_EVERY = 6;

/** How news come: by the stream, by asking, or not at all at the moment. */
export type Connection = 'live' | 'asking' | 'away';

/** Who wants to know how an execution goes on. */
export interface FollowSink {
  /** The execution as it is. */
  whole(execution: Execution): void;
  /** Reads it; left out: with all that fits an answer. */
  read?(executionId: string, stopped: AbortSignal): Promise<Execution>;
  /** One event of its stream. */
  told(message: StreamMessage): void;
  /** What was told must be known now: somebody asks for the revision next. */
  settle(): void;
  connection(connection: Connection): void;
  /** The newest revision that is known. */
  revision(): number;
  /** True when it is worth asking again after that. */
  mayPass(thrown: unknown): boolean;
}

type Heard = 'end' | 'closed' | 'something' | 'nothing';

/** Follows executions until they end. */
@Injectable({ providedIn: 'root' })
export class ExecutionFollower {
  private readonly executions = inject(ExecutionsApi);
  private readonly streams = inject(EventStream);

  /**
   * Follows one until it has ended: by the stream of its events, and by asking for it where there is none. What is asked for counts, at
   * the end too: events leave out what is large. Rejects when asking is of no use.
   */
  async follow(executionId: string, sink: FollowSink, stopped: AbortSignal): Promise<void> {
    let [asked, failures, muteStreams] = [0, 0, 0];
    while (!stopped.aborted) {
      try {
        const execution = await this.read(executionId, sink, stopped);
        failures = 0;
        sink.whole(execution);
        if (isTerminal(execution.status)) return sink.connection('live');
      } catch (thrown) {
        if (stopped.aborted || !sink.mayPass(thrown)) throw thrown;
        failures += 1;
      }
      if (failures === 0 && (muteStreams < MAX_MUTE_STREAMS || asked % TRY_AGAIN_EVERY === 0)) {
        const heard = await this.listen(executionId, sink, stopped, muteStreams > 0);
        if (heard === 'end' || heard === 'closed') continue;
        muteStreams = heard === 'nothing' ? muteStreams + 1 : 0;
        if (heard === 'something') asked = 0;
      }
      if (stopped.aborted) return;
      sink.connection(failures > 0 ? 'away' : 'asking');
      await pause(Math.min(ASK_MAX_MS, ASK_MS * 2 ** asked), stopped);
      asked += 1;
    }
  }

  private read(executionId: string, sink: FollowSink, stopped: AbortSignal): Promise<Execution> {
    return sink.read?.(executionId, stopped) ?? this.executions.get(executionId, stopped);
  }

  /** What changes in an execution after a revision, until it ends. Rejects when the stream can't be opened or breaks off. */
  private events(
    id: string,
    afterRevision: number,
    signal: AbortSignal,
  ): AsyncGenerator<StreamMessage, void> {
    const path = `/executions/${encodeURIComponent(id)}/events`;
    return this.streams.open(path, { lastEventId: String(afterRevision), signal });
  }

  /** Hands on events until the end of the execution or of the stream. Never rejects. */
  private async listen(
    executionId: string,
    sink: FollowSink,
    stopped: AbortSignal,
    isSuspect: boolean,
  ): Promise<Heard> {
    let heard: Heard = 'nothing';
    const mute = new AbortController();
    const either = AbortSignal.any([stopped, mute.signal]);
    // Where a stream told nothing before, silence is not trusted for long.
    const noted = { count: 0, quietMaxMs: isSuspect ? QUIET_MS : QUIET_MAX_MS };
    void this.watch(executionId, sink, noted, mute, either);
    try {
      for await (const message of this.events(executionId, sink.revision(), either)) {
        if (stopped.aborted) return heard;
        if (heard === 'nothing') sink.connection('live');
        heard = 'something';
        noted.count += 1;
        if (message.event === 'end') return 'end';
        if (message.event === 'close') return closeOf(message);
        sink.told(message);
      }
    } catch {
      // Why does not matter: the next question meets the same trouble, and says what it is.
    } finally {
      const wasMute = mute.signal.aborted;
      mute.abort();
      sink.settle();
      if (wasMute) heard = 'nothing';
    }
    return heard;
  }

  /** Ends a stream that stays silent although there is something to tell: a proxy may hold it back. Never rejects. */
  private async watch(
    executionId: string,
    sink: FollowSink,
    noted: { count: number; quietMaxMs: number },
    mute: AbortController,
    either: AbortSignal,
  ): Promise<void> {
    let quietMs = QUIET_MS;
    while (!either.aborted) {
      const before = noted.count;
      await pause(quietMs, either);
      if (either.aborted) return;
      if (noted.count !== before) {
        quietMs = QUIET_MS;
        continue;
      }
      quietMs = Math.min(noted.quietMaxMs, quietMs * 2);
      try {
        const execution = await this.read(executionId, sink, either);
        await pause(UNDER_WAY_MS, either);
        sink.settle();
        if (either.aborted || execution.revision <= sink.revision()) continue;
        sink.whole(execution);
        mute.abort();
      } catch {
        // The server is away: so will the stream be, and that is noticed there.
      }
    }
  }
}

/** A stream that is only too old is opened again at once. */
function closeOf(message: StreamMessage): Heard {
  const { reason } = JSON.parse(message.data) as { reason?: string };
  return reason === 'too-old' || reason === 'token-expired' ? 'closed' : 'something';
}
