import { callApi, timedFetch } from './call-api';
import { FakeFetch } from './spec-support/fake-fetch';

describe('callApi', () => {
  let server: FakeFetch;

  beforeEach(() => (server = new FakeFetch()));
  afterEach(() => server.restore());

  const call = (signal?: AbortSignal) => callApi(timedFetch, '/x', { signal });
  const waiting = () => server.expectOne('/api/x');

  it('gives the JSON of an answer, and null for an answer without a body', async () => {
    const first = call();
    waiting().answer({ a: 1 });
    expect(await first).toEqual({ a: 1 });
    const second = call();
    waiting().answerText('');
    expect(await second).toBeNull();
  });

  it('says that the server is away when no answer came', async () => {
    const failed = call();
    waiting().fail();
    await expect(failed).rejects.toMatchObject({ code: 'unreachable', status: 0 });
  });

  it('tells a slow server from one that is away', async () => {
    const failed = call();
    waiting().fail(new DOMException('timed out', 'TimeoutError'));
    await expect(failed).rejects.toMatchObject({ code: 'timeout', status: 0 });
  });

  it('rejects with the reason of the signal when it is aborted, before and during the call', async () => {
    await expect(call(AbortSignal.abort('never'))).rejects.toBe('never');
    server.verify();
    const aborter = new AbortController();
    const stopped = call(aborter.signal);
    const { isAborted } = waiting();
    aborter.abort('enough');
    await expect(stopped).rejects.toBe('enough');
    expect(isAborted).toBe(false);
  });

  it('has a sentence for a success that is no JSON', async () => {
    const failed = call();
    waiting().answerText('<html>a proxy</html>');
    await expect(failed).rejects.toMatchObject({ code: 'unreadable-answer' });
  });
});
