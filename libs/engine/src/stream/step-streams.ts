import type { LlmStreamPart, StepIdentity } from '@rex/node-sdk';
import type { StreamBus } from '../ports/stream-bus';
import { PieceBuffer } from '../ports/piece-buffer';

/** Pieces are gathered for so long before they are told: quick enough for the eye, and few messages. */
const GATHER_MS = 40;

/** More text than this is not held back. */
const MAX_GATHERED_CHARACTERS = 100_000;

/** What one part may add to that; of a longer one the beginning is not shown. */
const MAX_PART_CHARACTERS = 400_000;

type StepName = Pick<StepIdentity, 'executionId' | 'nodeId'>;

/** What the running steps of a worker show. Text of one step that comes close together is told as one piece. */
export class StepStreams {
  /** How much text each step has shown, by its key. */
  private readonly shown = new Map<string, number>();
  private readonly gathered = new PieceBuffer(MAX_GATHERED_CHARACTERS + MAX_PART_CHARACTERS);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly bus: StreamBus) {}

  tell({ executionId, nodeId }: StepName, part: LlmStreamPart): void {
    const key = `${executionId}:${nodeId}`;
    if (part.type === 'restarted') {
      this.shown.set(key, 0);
      this.gathered.add({ executionId, nodeId, offset: 0, text: '', restarted: part.reason });
    } else if (part.text !== '') {
      const offset = this.shown.get(key) ?? 0;
      this.shown.set(key, offset + part.text.length);
      this.gathered.add({ executionId, nodeId, offset, text: part.text });
    } else return;
    if (this.gathered.size > MAX_GATHERED_CHARACTERS) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  /** An attempt of the step is over: what comes next begins anew. Its last words go ahead of the news of its end. */
  end(step: StepName): void {
    this.shown.delete(`${step.executionId}:${step.nodeId}`);
    if (this.gathered.has(step)) this.flush();
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    void this.bus.publish(this.gathered.take());
  }
}
