import { startLlmStandIn, type LlmStandIn } from '../llm-stand-in/start-llm-stand-in';
import { describeAnswers } from './llm/answers';
import { describeBooks } from './llm/books';
import { describeForms } from './llm/forms';
import { type LlmBench, type LlmProviderHarness, openBench } from './llm/harness';
import { describePictures } from './llm/pictures';
import { describeRefusals } from './llm/refusals';
import { describeStreams } from './llm/streams';
import { describeWaits } from './llm/waits';

/** What every provider of language models does, by its real SDK against the stand-in. */
export function describeLlmProvider(harness: LlmProviderHarness): void {
  describe(`the provider ${harness.provider}`, () => {
    let standIn: LlmStandIn;
    let opened: LlmBench;
    beforeAll(async () => {
      standIn = await startLlmStandIn();
    });
    afterAll(() => standIn.stop());
    beforeEach(() => {
      standIn.log.clear();
      standIn.script([]);
      standIn.decide(undefined);
      opened = openBench(harness, standIn);
    });
    afterEach(() => opened.close());

    const bench = () => opened;
    describeAnswers(bench);
    describePictures(bench);
    describeStreams(bench);
    describeRefusals(bench);
    describeWaits(bench);
    describeForms(bench);
    describeBooks(bench);
  });
}
