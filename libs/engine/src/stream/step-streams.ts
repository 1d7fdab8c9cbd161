import type { LlmStreamPart, StepIdentity } from '@rex/node-sdk';
import type { StreamBus, StreamPiece } from '../ports/stream-bus';

/** Pieces are gathered for so long before they are told: quick enough for the eye, and few messages. */
const GATHER_MS = 40;

/** More text than this is not held back. */
const MAX_GATHERED_CHARACTERS = 100_000;

type StepName = Pick<StepIdentity, 'executionId' | 'nodeId'>;

/** What the running steps of a worker show. Text of one step that comes close together is told as one piece. */
export class StepStreams {
  /** How much text each step has shown, by its key. */
  private readonly shown = new Map<string, number>();
  private gathered: StreamPiece[] = [];
  private gatheredCharacters = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly bus: StreamBus) {}

  tell(step: StepName, part: LlmStreamPart): void {
    if (part.type === 'restarted') {
      this.shown.set(keyOf(step), 0);
      this.add({ ...nameOf(step), offset: 0, text: '', restarted: part.reason });
      return;
    }
    if (part.text === '') return;
    const offset = this.shown.get(keyOf(step)) ?? 0;
    this.shown.set(keyOf(step), offset + part.text.length);
    this.add({ ...nameOf(step), offset, text: part.text });
  }

  /** An attempt of the step is over: what comes next begins anew. */
  end(step: StepName): void {
    this.shown.delete(keyOf(step));
  }

  private add(piece: StreamPiece): void {
    const last = this.gathered.findLast((each) => keyOf(each) === keyOf(piece));
    const goesOn = last !== undefined && last.offset + last.text.length === piece.offset && piece.offset > 0;
    if (goesOn) last.text += piece.text;
    else this.gathered.push(piece);
    this.gatheredCharacters += piece.text.length;
    if (this.gatheredCharacters > MAX_GATHERED_CHARACTERS) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const pieces = this.gathered;
    this.gathered = [];
    this.gatheredCharacters = 0;
    void this.bus.publish(pieces);
  }
}

function nameOf({ executionId, nodeId }: StepName): StepName {
  return { executionId, nodeId };
}

function keyOf({ executionId, nodeId }: StepName): string {
  return `${executionId}:${nodeId}`;
}
