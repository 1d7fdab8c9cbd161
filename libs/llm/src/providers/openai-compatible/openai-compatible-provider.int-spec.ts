import { describeLlmProvider } from '@rex/testing';

describeLlmProvider({
  provider: 'openai-compatible',
  baseUrl: ({ url }) => `${url}/v1`,
  toolsWithJson: 'together',
});
