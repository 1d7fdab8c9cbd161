import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { ApiKeysRepository, secretScheme, type EncryptedApiKey } from '@rex/database';
import { Redactor } from '@rex/engine';
import { HttpClientError, secretHeader, type SecretHeader } from '@rex/node-sdk';
import { SecretCipher, UserError, type ServerConfig, providerPlaces } from '@rex/platform';
import type { CurrentUser } from '../../auth/current-user.decorator';
import { APP_CONFIG } from '../../common/app-config';
import { SlotsPerUser } from '../../common/slots-per-user';
import { OutboundHttp } from '../../common/outbound-http';
import { judgeAnswer } from './judge-answer';
import { judgeFailure } from './judge-failure';
import type { KeyTestOutcome } from './key-test-outcome';
import type { KeyTestRequest, KeyTestResponse } from './key-test.dto';
import { testUrl } from './test-url';

/** Longest time of a test, in milliseconds. */
const TIMEOUT_MS = 10_000;

const TESTS_PER_USER = 4;

/** Tests stored keys against those whom they are for. The secret goes to them and nowhere else: not into answers, not into logs. */
@Injectable()
export class KeyTestsService {
  private readonly slots = new SlotsPerUser(TESTS_PER_USER, tooManyTests);

  constructor(
    @Inject(APP_CONFIG) private readonly config: ServerConfig,
    private readonly keys: ApiKeysRepository,
    private readonly cipher: SecretCipher,
    private readonly http: OutboundHttp,
  ) {}

  /** @throws UserError `key-test-url-missing`, `request-invalid`, `too-many-requests` */
  async run(user: CurrentUser, id: string, { url }: KeyTestRequest): Promise<KeyTestResponse> {
    const key = await this.keys.findEncrypted(user.id, id);
    if (!key) throw new NotFoundException();
    const target = this.targetOf(key, url ?? undefined);
    const free = this.slots.take(user.id);
    try {
      const checkedAt = new Date();
      const startedAt = performance.now();
      const outcome = await this.ask(key, target);
      const latencyMs = Math.round(performance.now() - startedAt);
      return { ok: outcome.code === 'ok', ...outcome, checkedAt, latencyMs };
    } finally {
      free();
    }
  }

  private targetOf(key: EncryptedApiKey, url: string | undefined): string {
    if (url !== undefined && key.provider !== 'http') {
      const message = 'url is for keys of the provider http only: others are tested against their provider';
      const errors = [{ code: 'property-invalid', path: '/url', message }];
      throw new UserError('request-invalid', `The request has a mistake: ${message}.`, { errors });
    }
    const target = testUrl(key, providerPlaces(this.config), url);
    if (target !== undefined) return target;
    throw new UserError(
      'key-test-url-missing',
      key.provider === 'http'
        ? 'A key of the provider http can be for anybody: send "url", which gets a GET request that carries the key.'
        : 'This key has no base URL. Give it one by PATCH, then test it.',
      { status: 422 },
    );
  }

  private async ask(key: EncryptedApiKey, url: string): Promise<KeyTestOutcome> {
    const header = this.headerOf(key);
    if (!header) {
      return {
        code: 'key-unreadable',
        message: 'The key can no longer be decrypted. Store its secret again.',
      };
    }
    const redactor = new Redactor();
    for (const secret of header.secrets) redactor.add(secret);
    const clean = (text: string) => redactor.clean(text);
    try {
      const answer = await this.http.client.send({
        ...{ method: 'GET', url, timeoutMs: TIMEOUT_MS, redirect: 'manual' },
        headers: { [header.name]: header.value, Accept: 'application/json' },
        secretHeaders: [header.name],
      });
      return judgeAnswer(answer, key.provider, clean);
    } catch (error) {
      if (error instanceof HttpClientError) return judgeFailure(error, clean);
      throw redactor.cleanThrown(error);
    }
  }

  private headerOf(key: EncryptedApiKey): SecretHeader | undefined {
    try {
      return secretHeader(secretScheme(key), this.cipher.decrypt(key, key));
    } catch {
      return undefined;
    }
  }
}

function tooManyTests(taken: number): UserError {
  return new UserError(
    'too-many-requests',
    `${taken} tests of yours are under way. Wait until one has ended.`,
    { status: 429, headers: { 'retry-after': '1' } },
  );
}
