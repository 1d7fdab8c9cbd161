import type { Readable } from 'node:stream';
import { Inject, Injectable, Logger, NotFoundException, type OnModuleDestroy } from '@nestjs/common';
import { ProgressRepository, type ExecutionProgress, type ExecutionSnapshot } from '@rex/database';
import { UserError, type ServerConfig } from '@rex/platform';
import type { CurrentUser } from '../auth/current-user.decorator';
import { APP_CONFIG } from '../common/app-config';
import { SlotsPerUser } from '../common/slots-per-user';
import { VersionCatalog } from '../workflows/version-catalog';
import { ExecutionWatch } from './execution-watch';
import { FollowerTexts } from './follower-texts';
import { followExecution, type CloseReason, type StreamStart } from './follow-execution';
import { Latest } from './latest';
import { toSnapshotEvent, toStepEvent } from './snapshot';
import { streamBody } from './stream-body';
import { formatStreamEvent, type StreamEvent } from './stream-event';
import { TextWatch } from './text-watch';
import { withTexts } from './with-texts';

/** No stream lives longer: who follows on shows the token again, which may have been revoked, or its session ended. */
const MAX_AGE_MS = 300_000;

/** Who does not read what a stream has to say at its end is cut off after so long. */
const GOODBYE_MS = 1000;

/** Before any revision. */
const NOTHING_SEEN = -1;

/** A stream that is open. */
interface OpenStream {
  stop: AbortController;
  body: Readable;
}

/** Streams of events, one for each request. */
@Injectable()
export class ExecutionStreamsService implements OnModuleDestroy {
  private readonly logger = new Logger(ExecutionStreamsService.name);
  private readonly streams = new Set<OpenStream>();
  private readonly slots: SlotsPerUser;
  private isClosing = false;

  constructor(
    @Inject(APP_CONFIG) { LIMIT_EVENT_STREAMS }: ServerConfig,
    private readonly watch: ExecutionWatch,
    private readonly textWatch: TextWatch,
    private readonly progress: ProgressRepository,
    private readonly versions: VersionCatalog,
  ) {
    this.slots = new SlotsPerUser(LIMIT_EVENT_STREAMS, tooManyStreams);
  }

  /** Before the server closes: every stream says goodbye, and is cut off if nobody listens. */
  onModuleDestroy(): void {
    this.isClosing = true;
    for (const stream of this.streams) this.end(stream, 'shutdown');
  }

  /**
   * The events of an execution, as text, from now or from a revision on.
   * @param lastSeen the revision up to which the client knows everything
   * @param expiresAtMs when its token does
   * @throws UserError `too-many-streams`
   */
  async follow(
    user: CurrentUser,
    id: string,
    lastSeen: number | undefined,
    expiresAtMs: number | undefined,
  ): Promise<Readable> {
    const free = this.slots.take(user.id);
    const latest = new Latest<ExecutionProgress | undefined>();
    // Listening begins before the first look: no change can slip through.
    const unwatch = this.watch.watch(id.toLowerCase(), (progress) => latest.set(progress));
    const texts = new FollowerTexts();
    const unwatchTexts = this.textWatch.watch(id.toLowerCase(), (piece) => texts.add(piece));
    const leave = () => {
      unwatch();
      unwatchTexts();
      free();
    };
    try {
      return await this.open(user, id.toLowerCase(), { lastSeen, expiresAtMs, latest, texts, leave });
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** @throws NotFoundException when there is nothing that the user could follow */
  async requireExisting(user: CurrentUser, id: string): Promise<void> {
    if (!(await this.progress.findSnapshot(user.id, id.toLowerCase()))) throw new NotFoundException();
  }

  private async open(
    user: CurrentUser,
    id: string,
    { lastSeen, expiresAtMs, latest, texts, leave }: OpenOptions,
  ): Promise<Readable> {
    const snapshot = await this.progress.findSnapshot(user.id, id);
    const version = snapshot && (await this.versions.get(snapshot.workflowId, snapshot.version));
    if (!version) throw new NotFoundException();
    const names = new Map(version.document.nodes.map((node) => [node.id, node.name]));
    const stop = new AbortController();
    const events = followExecution({
      ...{ executionId: id, progress: snapshot, latest, stopped: stop.signal },
      start: await this.startOf(snapshot, lastSeen, version.document),
      changedSteps: (request) => this.watch.changedSteps(request),
      toStepEvent: (step) => toStepEvent(step, names.get(step.nodeId) ?? step.nodeId),
    });
    const body = streamBody(this.format(withTexts(events, texts)), () => {
      clearTimeout(timer);
      this.streams.delete(stream);
      stop.abort();
      leave();
    });
    const stream: OpenStream = { stop, body };
    this.streams.add(stream);
    const now = Date.now();
    const isTokenFirst = expiresAtMs !== undefined && expiresAtMs - now < MAX_AGE_MS;
    const reason: CloseReason = isTokenFirst ? 'token-expired' : 'too-old';
    const timer = setTimeout(() => this.end(stream, reason), isTokenFirst ? expiresAtMs - now : MAX_AGE_MS);
    if (this.isClosing) this.end(stream, 'shutdown');
    return body;
  }

  /** A revision that the execution never had is not one of its own: everything is told then. */
  private async startOf(
    snapshot: ExecutionSnapshot,
    lastSeen: number | undefined,
    document: Parameters<typeof toSnapshotEvent>[2],
  ): Promise<StreamStart> {
    const { id: executionId, revision } = snapshot;
    if (lastSeen !== undefined && lastSeen <= revision) return { kind: 'resume', revision: lastSeen };
    const changes = { executionId, afterRevision: NOTHING_SEEN, upToRevision: revision };
    const steps = await this.watch.changedSteps(changes);
    return { kind: 'snapshot', snapshot: toSnapshotEvent(snapshot, steps, document), revision };
  }

  private async *format(events: AsyncIterable<StreamEvent>): AsyncGenerator<string> {
    try {
      for await (const event of events) yield formatStreamEvent(event);
    } catch (error) {
      // The answer has begun: all that is left is to end it, and the client comes again.
      this.logger.error({ err: error }, 'event stream failed');
    }
  }

  private end({ stop, body }: OpenStream, reason: CloseReason): void {
    stop.abort(reason);
    setTimeout(() => body.destroy(), GOODBYE_MS).unref();
  }
}

interface OpenOptions {
  lastSeen: number | undefined;
  expiresAtMs: number | undefined;
  latest: Latest<ExecutionProgress | undefined>;
  texts: FollowerTexts;
  leave: () => void;
}

/** Seconds after which it is worth asking again. */
const RETRY_AFTER = '5';

function tooManyStreams(taken: number): UserError {
  return new UserError(
    'too-many-streams',
    `You follow ${taken} executions already, which is the limit. Close a stream first.`,
    { status: 429, headers: { 'retry-after': RETRY_AFTER } },
  );
}
