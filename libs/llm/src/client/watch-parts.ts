import type { LlmErrorCode, LlmStreamPart } from '@rex/node-sdk';

/** What is shown of a question, watched so that text which will not be the answer is called void. */
export interface PartsWatch {
  /** Empty when nobody wants to see it. */
  onPart: { onPart?: (part: LlmStreamPart) => void };
  restart(reason: LlmErrorCode): void;
}

/** Remembers whether text was told that is still taken for the answer. */
export function watchParts(onPart: ((part: LlmStreamPart) => void) | undefined): PartsWatch {
  if (!onPart) return { onPart: {}, restart: () => undefined };
  let isShown = false;
  const tell = (part: LlmStreamPart) => {
    isShown = part.type === 'text';
    onPart(part);
  };
  return {
    onPart: { onPart: tell },
    restart: (reason) => {
      if (isShown) tell({ type: 'restarted', reason });
    },
  };
}
