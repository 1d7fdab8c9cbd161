import type { LlmMessage, LlmRequest } from '@rex/node-sdk';

/** Of English text, by the rule of thumb that vendors give. */
const BYTES_PER_TOKEN = 4;

/** What vendors count for a picture of usual size. */
const IMAGE_TOKENS = 258;

/** About how many tokens a prompt has: for limits and for a look before the call, never for a bill. */
export function estimateTokens({ system = '', messages, tools = [] }: LlmRequest): number {
  const texts = [system, ...messages.map(textOf), ...(tools.length > 0 ? [JSON.stringify(tools)] : [])];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const images = messages.reduce((sum, message) => sum + countImages(message), 0);
  return Math.ceil(bytes / BYTES_PER_TOKEN) + images * IMAGE_TOKENS;
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
