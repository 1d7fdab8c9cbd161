import type { LlmMessage, LlmRequest } from '@rex/node-sdk';

/**
 * Tokens of a byte, in twelfths. Four letters of English are a token, by the rule of thumb that vendors give. Gemini and Qwen take each
 * digit for itself. Letters of other alphabets (two bytes) are at most two thirds of a token, Chinese characters (three) one.
 */
const ASCII_TWELFTHS = 3;
const DIGIT_TWELFTHS = 12;
const BEYOND_ASCII_TWELFTHS = 4;

/** What vendors count for a picture of usual size. */
const IMAGE_TOKENS = 258;

/** About how many tokens a prompt has, rather too many: for limits and for a look before the call, never for a bill. */
export function estimateTokens({ system = '', messages, tools = [], responseFormat }: LlmRequest): number {
  const schemas = [...tools, ...(responseFormat?.type === 'schema' ? [responseFormat.schema] : [])];
  const texts = [system, ...messages.map(textOf), ...schemas.map((each) => JSON.stringify(each))];
  const twelfths = texts.reduce((sum, text) => sum + twelfthsOf(text), 0);
  const images = messages.reduce((sum, message) => sum + countImages(message), 0);
  return Math.ceil(twelfths / 12) + images * IMAGE_TOKENS;
}

function twelfthsOf(text: string): number {
  const bytes = Buffer.from(text);
  let twelfths = 0;
  // By index: an iterator over megabytes is slow.
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x7f) twelfths += BEYOND_ASCII_TWELFTHS;
    else twelfths += byte >= 0x30 && byte <= 0x39 ? DIGIT_TWELFTHS : ASCII_TWELFTHS;
  }
  return twelfths;
}

function textOf(message: LlmMessage): string {
  switch (message.role) {
    case 'tool':
      return JSON.stringify(message.result);
    case 'assistant':
      return message.content + (message.toolCalls ? JSON.stringify(message.toolCalls) : '');
    case 'user':
      if (typeof message.content === 'string') return message.content;
      return message.content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
  }
}

function countImages(message: LlmMessage): number {
  if (message.role !== 'user' || typeof message.content === 'string') return 0;
  return message.content.filter((part) => part.type === 'image').length;
}
