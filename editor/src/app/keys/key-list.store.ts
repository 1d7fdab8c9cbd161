import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import { KeysApi, type KeyTest, type StoredKey } from '../api/keys-api';

/** What a test of a key came to: under way, an outcome of the provider, or that REX could not even ask. */
export type TestState =
  | { readonly kind: 'testing' }
  | { readonly kind: 'told'; readonly test: KeyTest }
  | { readonly kind: 'failed'; readonly message: string };

interface ListState {
  keys: readonly StoredKey[] | null;
  error: ApiError | null;
  isLoading: boolean;
}

/** The stored keys of the account, and what tests said of them. Secrets never come here. */
@Injectable()
export class KeyListStore {
  private readonly api = inject(KeysApi);
  private readonly state = signal<ListState>({ keys: null, error: null, isLoading: true });
  private readonly tests = signal<ReadonlyMap<string, TestState>>(new Map());
  private call: AbortController | undefined;

  readonly keys = computed(() => this.state().keys ?? []);
  readonly error = computed(() => this.state().error);
  readonly isFirstLoad = computed(() => this.state().isLoading && this.state().keys === null);
  readonly isEmpty = computed(() => this.state().keys?.length === 0);

  /** Loads them; what is shown stays until the answer comes. */
  async load(): Promise<void> {
    this.call?.abort();
    const call = (this.call = new AbortController());
    this.state.update((state) => ({ ...state, isLoading: true, error: null }));
    try {
      const { items } = await this.api.list(call.signal);
      this.state.set({ keys: items, error: null, isLoading: false });
    } catch (thrown) {
      if (call.signal.aborted) return;
      this.state.update((state) => ({ ...state, isLoading: false, error: toApiError(thrown) }));
    }
  }

  stop(): void {
    this.call?.abort();
  }

  testOf(id: string): TestState | undefined {
    return this.tests().get(id);
  }

  /** Asks the provider about a key, and keeps what it said until the key changes. */
  async test(id: string, url?: string): Promise<TestState> {
    this.noteTest(id, { kind: 'testing' });
    const told = await this.api.test(id, url).then(
      (test): TestState => ({ kind: 'told', test }),
      (thrown: unknown): TestState => ({ kind: 'failed', message: toApiError(thrown).message }),
    );
    this.noteTest(id, told);
    return told;
  }

  /** A key that was stored or changed: it stands where it stood, else first. What a test said of the former does not count. */
  take(key: StoredKey): void {
    this.noteTest(key.id, undefined);
    this.change((keys) =>
      keys.some(({ id }) => id === key.id)
        ? keys.map((each) => (each.id === key.id ? key : each))
        : [key, ...keys],
    );
  }

  drop(id: string): void {
    this.change((keys) => keys.filter((each) => each.id !== id));
  }

  private change(edit: (keys: readonly StoredKey[]) => readonly StoredKey[]): void {
    this.state.update((state) => ({ ...state, keys: edit(state.keys ?? []) }));
  }

  private noteTest(id: string, test: TestState | undefined): void {
    const tests = new Map(this.tests());
    if (test === undefined) tests.delete(id);
    else tests.set(id, test);
    this.tests.set(tests);
  }
}
