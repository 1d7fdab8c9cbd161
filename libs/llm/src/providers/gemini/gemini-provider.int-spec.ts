import { describeLlmProvider } from '@rex/testing';

describeLlmProvider({ provider: 'gemini', toolsWithJson: 'in-turn' });
