// The program behind `npm run llm:standin`.
import { startLlmStandIn } from './start-llm-stand-in';

const DEFAULT_PORT = 4010;

const port = Number(process.argv[2] ?? DEFAULT_PORT);
const standIn = await startLlmStandIn({ port });
console.log(`The stand-in for language models listens on ${standIn.url}. Any key is right that does not begin with "wrong".

  GEMINI_BASE_URL=${standIn.url} GROQ_BASE_URL=${standIn.url} HTTP_ALLOW_PRIVATE=127.0.0.1:${port} npm start

An OpenAI-compatible server is at ${standIn.url}/v1. What was asked: ${standIn.url}/stand-in/log`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void standIn.stop().then(() => process.exit(0)));
}
