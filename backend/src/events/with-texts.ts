import type { StreamPiece } from '@rex/engine';
import type { TextEvent } from './event.dto';
import type { FollowerTexts } from './follower-texts';
import type { StreamEvent } from './stream-event';

/**
 * Puts what running steps show between the other events, as it comes: it waits for no event, which may be waiting for the database.
 * How the execution stands is told first.
 */
export async function* withTexts(
  events: AsyncIterator<StreamEvent, void>,
  texts: FollowerTexts,
): AsyncGenerator<StreamEvent, void> {
  let hasBegun = false;
  let wake: () => void = () => undefined;
  texts.onArrival(() => wake());
  for (;;) {
    const next = events.next();
    let isThere = false;
    const arrive = () => {
      isThere = true;
      wake();
    };
    next.then(arrive, arrive);
    while (!isThere) {
      const woken = new Promise<void>((resolve) => (wake = resolve));
      if (hasBegun) yield* texts.take().map(toTextEvent);
      if (!isThere) await woken;
    }
    // The last words of a step go ahead of the news of its end; once, so that no flood of them holds it up.
    if (hasBegun) yield* texts.take().map(toTextEvent);
    const { done, value } = await next;
    if (done) return;
    yield value;
    hasBegun ||= value.kind === 'event';
  }
}

/** Without an id: nothing of it can be told again. */
function toTextEvent({ nodeId, offset, text, restarted }: StreamPiece): StreamEvent {
  const data: TextEvent = { nodeId, offset, text, ...(restarted !== undefined && { restarted }) };
  return { kind: 'event', event: 'text', data };
}
