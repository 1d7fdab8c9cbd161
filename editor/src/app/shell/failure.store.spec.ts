import { FailureStore } from './failure.store';

describe('what the editor notes of its own failures', () => {
  it('has a report with an id, the page and the stack', () => {
    const store = new FailureStore();
    const error = new TypeError('order is not iterable');
    store.note(error);
    const failure = store.latest();
    expect(failure?.kind).toBe('crash');
    expect(failure?.report).toContain(`failure ${failure?.id}`);
    expect(failure?.report).toContain(`at ${location.pathname}`);
    expect(failure?.report).toContain('TypeError: order is not iterable');
    store.dismiss();
    expect(store.latest()).toBeNull();
  });

  it.each([
    'Failed to fetch dynamically imported module: http://rex/chunk-a.js',
    'error loading dynamically imported module: http://rex/chunk-a.js',
    'Importing a module script failed.',
  ])('knows a part that could not be loaded, in each browser: %s', (message) => {
    const store = new FailureStore();
    store.note(new TypeError(message));
    expect(store.latest()?.kind).toBe('outdated');
  });

  it('takes whatever is thrown', () => {
    const store = new FailureStore();
    store.note('only a text');
    expect(store.latest()?.report).toContain('only a text');
  });
});
