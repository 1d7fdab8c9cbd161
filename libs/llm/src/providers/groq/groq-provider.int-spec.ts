import { describeLlmProvider } from '@rex/testing';

describeLlmProvider({ provider: 'groq', toolsWithJson: 'in-turn' });
