import { publishState, type PublishFacts } from './publish-state';

const facts: PublishFacts = { version: 5, publishedVersion: 3, aheadBy: 2, problemCount: 0, isSaving: false };

describe('publishState', () => {
  it.each<[Partial<PublishFacts>, string, string | null]>([
    [{}, 'Draft is 2 changes ahead', null],
    [{ aheadBy: 1 }, 'Draft is 1 change ahead', null],
    [{ aheadBy: null }, 'Draft is ahead', null],
    [{ publishedVersion: null, aheadBy: null }, 'Never published', null],
    [{ publishedVersion: 5, aheadBy: 0 }, 'Published', 'What is published is what you see'],
    [{ publishedVersion: 5, aheadBy: 1, isSaving: true }, 'Draft is 1 change ahead', 'Saving comes first'],
    [{ problemCount: 1 }, 'Draft is 2 changes ahead', '1 problem to mend before it can be published'],
    [
      { problemCount: 3, publishedVersion: null },
      'Never published',
      '3 problems to mend before it can be published',
    ],
  ])('%j: %s', (changes, text, hindrance) => {
    expect(publishState({ ...facts, ...changes })).toMatchObject({ text, hindrance });
  });
});
