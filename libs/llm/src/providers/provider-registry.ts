import { LlmError } from '@rex/node-sdk';
import { describeError } from '../errors/describe-error';
import type { LlmProvider } from '../spec/provider';

/** The providers by their names. */
export class ProviderRegistry {
  private readonly byName: ReadonlyMap<string, LlmProvider>;

  constructor(readonly providers: readonly LlmProvider[]) {
    this.byName = new Map(providers.map((each) => [each.name, each]));
    if (this.byName.size !== providers.length) throw new TypeError('two providers have the same name');
  }

  /** @throws LlmError when there is none of that name */
  get(name: string): LlmProvider {
    const provider = this.byName.get(name);
    if (provider) return provider;
    const label = name.slice(0, 100);
    throw new LlmError('llm-provider-unknown', describeError('llm-provider-unknown', { label, model: '' }));
  }
}
