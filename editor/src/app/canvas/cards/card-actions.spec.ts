import { TestBed } from '@angular/core/testing';
import { CommandRegistry } from '../../commands/command-registry';
import { DraftStore } from '../../editing/draft.store';
import { ReferenceRewriter } from '../../editing/reference-rewriter';
import { NodeAdder } from '../gestures/node-adder';
import { SceneStore } from '../scene/scene-store';
import { CardActions } from './card-actions';

describe('renaming a node', () => {
  let actions: CardActions;
  let inPanel: string[];

  beforeEach(() => {
    inPanel = [];
    const rectOf = ({ id }: { id: string }) => (id === 'hidden' ? undefined : { x: 0, y: 0 });
    TestBed.configureTestingModule({
      providers: [
        CardActions,
        DraftStore,
        { provide: CommandRegistry, useValue: {} },
        { provide: NodeAdder, useValue: {} },
        { provide: SceneStore, useValue: { rectOf } },
        { provide: ReferenceRewriter, useValue: {} },
      ],
    });
    actions = TestBed.inject(CardActions);
    actions.openName = (nodeId) => inPanel.push(nodeId);
  });

  it('is done on its card', () => {
    actions.startRenaming('seen');
    expect([actions.renamingId(), inPanel]).toEqual(['seen', []]);
  });

  it('is done in the panel while a collapsed group hides the card', () => {
    actions.startRenaming('hidden');
    expect([actions.renamingId(), inPanel]).toEqual([null, ['hidden']]);
  });

  it('is not done where nothing can be changed', () => {
    actions.isReadOnly.set(true);
    actions.startRenaming('seen');
    actions.startRenaming('hidden');
    expect([actions.renamingId(), inPanel]).toEqual([null, []]);
  });
});
