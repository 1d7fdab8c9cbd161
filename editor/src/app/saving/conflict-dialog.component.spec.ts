import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { WorkflowsApi } from '../api/workflows-api';
import { ReferenceRewriter } from '../editing/reference-rewriter';
import { ConflictDialogComponent, type ConflictDecision } from './conflict-dialog.component';
import { readContent } from './draft-content';
import { aNode, OneWorkflow } from './spec-support/one-workflow';

type Nodes = OneWorkflow['document']['nodes'];
const nodes = (...ids: string[]): Nodes => ids.map((id) => aNode(id)) as Nodes;

describe('a conflict whose common version cannot be read', () => {
  let server: OneWorkflow;
  let fixture: ComponentFixture<ConflictDialogComponent>;
  let decisions: (ConflictDecision | undefined)[];
  const labels = (): string[] =>
    [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')].map(
      (button) => button.textContent?.trim() ?? '',
    );
  const press = async (label: string): Promise<void> => {
    [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')]
      .find((button) => button.textContent?.trim() === label)
      ?.click();
    await fixture.whenStable();
  };

  beforeEach(async () => {
    server = new OneWorkflow();
    server.document = { ...server.document, nodes: nodes('start') };
    const mine = readContent({ ...server.document, nodes: nodes('start', 'mine') });
    server.change({ nodes: nodes('start', 'theirs') });
    server.versions.clear();
    const newest = server.detail();
    decisions = [];
    const conflict = { base: null, baseVersion: 1, theirs: readContent(newest), newest };
    TestBed.configureTestingModule({
      providers: [
        { provide: DIALOG_DATA, useValue: { conflict, mine } },
        {
          provide: DialogRef,
          useValue: { close: (decision?: ConflictDecision) => decisions.push(decision) },
        },
        { provide: WorkflowsApi, useValue: server },
        { provide: ReferenceRewriter, useValue: { rewrite: ({ config }: { config: object }) => config } },
      ],
    });
    fixture = TestBed.createComponent(ConflictDialogComponent);
    await fixture.whenStable();
  });

  it('can be ended by taking theirs or keeping mine apart, and not by a merge', async () => {
    expect(labels()).toEqual(['Take theirs', 'Keep mine as a copy', 'Try again to merge']);
    await press('Take theirs');
    expect(decisions).toMatchObject([{ kind: 'resolved' }]);
  });

  it('says so when it still cannot be read, and merges once it can', async () => {
    await press('Try again to merge');
    expect((fixture.nativeElement as HTMLElement).querySelector('[role=alert]')?.textContent).toContain(
      'Version 1 could not be read',
    );
    server.versions.set(1, { ...server.document, nodes: nodes('start') });
    await press('Try again to merge');
    await press('Merge both');
    const [decision] = decisions;
    if (decision?.kind !== 'resolved') throw new Error('Nothing was decided.');
    const { changes } = decision.resolution.edit;
    const comings = changes.filter(({ kind }) => kind !== 'replaced');
    expect(comings).toMatchObject([{ kind: 'added', item: { id: 'theirs' } }]);
  });
});
