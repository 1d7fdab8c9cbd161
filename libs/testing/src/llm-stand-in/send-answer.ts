import type { ServerResponse } from 'node:http';
import type { JsonValue } from '@rex/workflow';
import type { Answered, Asked } from './asked';
import type { Behaviour } from './behaviour';
import { pause } from './pause';
import type { Protocol } from './protocol';

/** A call that is being answered. */
export interface Sending {
  protocol: Protocol;
  asked: Asked;
  answered: Answered;
  behaviour: Behaviour;
  response: ServerResponse;
  /** Told each piece of a stream as it goes out. */
  onSent(event: JsonValue): void;
}

/** Sends an answer in one piece or as a stream of events, whole or broken as the behaviour wants. */
export async function sendAnswer(sending: Sending): Promise<void> {
  const { asked, behaviour, response } = sending;
  if (behaviour.kind === 'malformed') {
    response.setHeader('content-type', asked.isStream ? 'text/event-stream' : 'application/json');
    response.end(
      asked.isStream ? 'data: {"candidates": [{"content\n\n' : '{"candidates": [{"content": {"par',
    );
    return;
  }
  if (asked.isStream) await sendStream(sending);
  else sendWhole(sending);
}

function sendWhole({ protocol, asked, answered, behaviour, response }: Sending): void {
  const isBlocked = behaviour.kind === 'block';
  const body = isBlocked ? protocol.blocked(asked, answered.inputTokens) : protocol.whole(asked, answered);
  const text = JSON.stringify(body);
  response.setHeader('content-type', 'application/json');
  if (behaviour.kind === 'cut') {
    response.setHeader('content-length', Buffer.byteLength(text));
    response.write(text.slice(0, text.length / 2), () => response.destroy());
    return;
  }
  response.end(text);
}

async function sendStream({
  protocol,
  asked,
  answered,
  behaviour,
  response,
  onSent,
}: Sending): Promise<void> {
  response.setHeader('content-type', 'text/event-stream');
  const { pieces: count = 4, pauseMs = 0, pauseFrom = 1 } = behaviour.kind === 'answer' ? behaviour : {};
  const events =
    behaviour.kind === 'block'
      ? [protocol.blocked(asked, answered.inputTokens)]
      : protocol.pieces(asked, answered, count);
  for (const [index, event] of events.entries()) {
    if (index >= pauseFrom && pauseMs > 0) await pause(response, pauseMs);
    if (response.destroyed) return;
    // What is broken breaks once some text is out.
    if (index === 2 && behaviour.kind === 'cut') return breakOff(response, behaviour.clean ?? false);
    if (index === 2 && behaviour.kind === 'refuse-midway') {
      const { status, message = 'The stand-in gives up midway.' } = behaviour;
      response.end(dataOf(protocol.midway(status, message)));
      return;
    }
    response.write(dataOf(event));
    onSent(event);
  }
  response.end(protocol.streamEnd === undefined ? '' : `data: ${protocol.streamEnd}\n\n`);
}

function breakOff(response: ServerResponse, isClean: boolean): void {
  if (isClean) response.end();
  else setTimeout(() => response.destroy(), 20);
}

function dataOf(event: JsonValue): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
