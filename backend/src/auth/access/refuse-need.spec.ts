import type { TokenScope } from '@rex/database';
import type { SignedInBy } from '../current-user.decorator';
import { refuseNeed } from './refuse-need';

const session: SignedInBy = { kind: 'session', sessionId: '1' };
const aToken = (...scopes: TokenScope[]): SignedInBy => ({ kind: 'token', tokenId: '1', scopes });
const NEEDS = ['read', 'run', 'write', 'session'] as const;
const codesFor = (by: SignedInBy) => NEEDS.map((need) => refuseNeed(need, by)?.code ?? 'allowed');

describe('refuseNeed', () => {
  it('lets a session do everything', () => {
    expect(codesFor(session)).toEqual(['allowed', 'allowed', 'allowed', 'allowed']);
  });

  it.each([
    [['read'], ['allowed', 'scope-missing', 'scope-missing', 'session-required']],
    [['run'], ['scope-missing', 'allowed', 'scope-missing', 'session-required']],
    [['write'], ['scope-missing', 'scope-missing', 'allowed', 'session-required']],
    [
      ['read', 'run', 'write'],
      ['allowed', 'allowed', 'allowed', 'session-required'],
    ],
    [[], ['scope-missing', 'scope-missing', 'scope-missing', 'session-required']],
  ] as const)('lets a token with %j do just that', (scopes, expected) => {
    expect(codesFor(aToken(...scopes))).toEqual(expected);
  });

  it('names the scope that is missing', () => {
    expect(refuseNeed('write', aToken('read', 'run'))?.message).toContain('"write"; yours has read, run');
  });

  it('closes a route that says nothing, to everybody', () => {
    expect(refuseNeed(undefined, session)?.status).toBe(403);
    expect(refuseNeed(undefined, aToken('read', 'run', 'write'))?.code).toBe('forbidden');
  });
});
