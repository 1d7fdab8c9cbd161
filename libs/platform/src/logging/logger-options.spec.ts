import pino from 'pino';
import { loggerOptions, requestSerializers } from './logger-options';

/** What a logger with our options writes. */
function logged(write: (logger: pino.Logger) => void): string {
  let text = '';
  const logger = pino(
    { ...loggerOptions('test', 'info'), serializers: requestSerializers },
    { write: (line: string) => (text += line) },
  );
  write(logger);
  return text;
}

describe('loggerOptions', () => {
  it('keeps secrets out by their names', () => {
    const text = logged((logger) =>
      logger.info({ password: 'hunter2', body: { key: 'sk-123', accessToken: 'ey.1' } }, 'seen'),
    );
    expect(text).toContain('seen');
    expect(text).not.toMatch(/hunter2|sk-123|ey\.1/);
  });

  it('logs of a request neither headers nor query', () => {
    const req = {
      id: 1,
      method: 'POST',
      url: '/api/webhooks/x?token=t0ken',
      headers: { authorization: 'Bearer t0ken' },
    };
    const text = logged((logger) =>
      logger.info({ req, res: { statusCode: 500, headers: { 'set-cookie': 't0ken' } } }, 'answered'),
    );
    expect(text).toContain('/api/webhooks/x');
    expect(text).not.toContain('t0ken');
  });
});
