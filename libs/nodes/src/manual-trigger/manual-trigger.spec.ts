import { describeNodeExamples, describeNodeType } from '@rex/testing';
import { manualTrigger } from './manual-trigger';

const noSandbox = () => {
  throw new Error('a trigger runs no scripts');
};

describeNodeType(manualTrigger);
describeNodeExamples(manualTrigger, () => ({ run: noSandbox }));
