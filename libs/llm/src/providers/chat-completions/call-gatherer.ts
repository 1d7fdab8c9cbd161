import { ValueEnd } from '../../structured/value-end';
import { memberOf, textOf } from '../read-member';
import { type GivenCall, limitCalls } from '../to-tool-calls';

interface OpenCall {
  id: string | undefined;
  name: string;
  arguments: string;
  /** Of its arguments. */
  end: ValueEnd;
}

/** Puts the pieces of streamed tool calls together. */
export class CallGatherer {
  private readonly calls: OpenCall[] = [];
  private readonly last = new Map<number, OpenCall>();

  /** Takes in `tool_calls` of one piece of the answer. */
  add(deltas: unknown): void {
    if (!Array.isArray(deltas)) return;
    for (const [place, delta] of deltas.entries()) this.addPiece(delta, place);
  }

  /** What is there so far, in the order in which it began. */
  read(): GivenCall[] {
    return this.calls;
  }

  /** Servers that give no index, or the same to several calls, tell these apart by their ids, or begin each with its name. */
  private addPiece(delta: unknown, place: number): void {
    const told = memberOf(delta, 'index');
    const index = typeof told === 'number' ? told : place;
    const id = textOf(memberOf(delta, 'id')) || undefined;
    const known = this.last.get(index);
    const called = memberOf(delta, 'function');
    const name = textOf(memberOf(called, 'name')) ?? '';
    const given = textOf(memberOf(called, 'arguments')) ?? '';
    const isOther = id !== undefined && known?.id !== undefined && id !== known.id;
    const call = !known || isOther || beginsAnew(known, name, given) ? this.open(index) : known;
    call.id ??= id;
    // Some servers say the whole name with each piece.
    if (name !== call.name) call.name += name;
    call.arguments += given;
    call.end.read(given);
  }

  private open(index: number): OpenCall {
    limitCalls(this.calls.length + 1);
    const call: OpenCall = { id: undefined, name: '', arguments: '', end: new ValueEnd() };
    this.calls.push(call);
    this.last.set(index, call);
    return call;
  }
}

/** Nothing can be added to arguments that are whole: a piece with a name begins another call then, unless it only repeats the name. */
function beginsAnew(known: OpenCall, name: string, given: string): boolean {
  return known.end.isReached && name !== '' && (name !== known.name || given.trim() !== '');
}
