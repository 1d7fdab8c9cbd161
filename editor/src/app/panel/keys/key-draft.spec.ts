import type { StoredKey } from '../../api/keys-api';
import { KeyDraft } from './key-draft';

const stored: StoredKey = {
  ...{ id: 'k', provider: 'http', name: 'Billing', lastFour: 'cdef', baseUrl: null },
  ...{ scheme: 'header', username: null, headerName: 'X-Token' },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', lastUsedAt: null, usedBy: [] },
};

function draftOf(key: StoredKey): KeyDraft {
  const draft = new KeyDraft();
  draft.read(key);
  return draft;
}

describe('a key that is described', () => {
  it('changes nothing while nothing was changed', () => {
    expect(draftOf(stored).toChange(stored)).toEqual({});
  });

  it('changes the name alone, and the secret only where one was typed', () => {
    const draft = draftOf(stored);
    draft.name.set(' Invoices ');
    expect(draft.toChange(stored)).toEqual({ name: 'Invoices' });
    draft.secret.set('new');
    expect(draft.toChange(stored)).toEqual({ name: 'Invoices', key: 'new' });
    draft.forget();
    expect(draft.secret()).toBe('');
  });

  it('takes the header away with the scheme that had it', () => {
    const draft = draftOf(stored);
    draft.scheme.set('bearer');
    expect(draft.toChange(stored)).toEqual({ scheme: 'bearer', headerName: null });
  });

  it('says what a new key lacks, and sends only what its provider knows', () => {
    const draft = new KeyDraft();
    expect(draft.missing()).toBe('Give a name.');
    draft.name.set('Models');
    expect(draft.missing()).toBe('Give the key.');
    draft.secret.set('s');
    draft.provider.set('openai-compatible');
    draft.baseUrl.set('https://models.example/v1 ');
    draft.headerName.set('X-Left-Over');
    expect(draft.missing()).toBeNull();
    expect(draft.toNewKey()).toEqual({
      ...{ provider: 'openai-compatible', name: 'Models', key: 's', baseUrl: 'https://models.example/v1' },
    });
  });
});
