import { Test } from '@nestjs/testing';
import { LlmClient } from './client/llm-client';
import { LlmModule } from './llm.module';

describe('LlmModule', () => {
  it('gives the client to whoever asks for it', async () => {
    const app = await Test.createTestingModule({
      imports: [LlmModule.forRoot({ allowPrivate: [] })],
    }).compile();
    const client = app.get(LlmClient, { strict: false });
    const asking = client.generate({
      routes: [],
      request: { messages: [{ role: 'user', content: 'Hello' }] },
      secrets: { read: () => Promise.resolve(undefined) },
    });
    await expect(asking).rejects.toMatchObject({ code: 'llm-request-invalid' });
    await app.close();
  });

  it('refuses a base URL that is none at the start', async () => {
    const imports = [LlmModule.forRoot({ allowPrivate: [], groqBaseUrl: 'nowhere' })];
    await expect(Test.createTestingModule({ imports }).compile()).rejects.toThrow('Invalid URL');
  });
});
