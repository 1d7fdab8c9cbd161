import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { EMPTY } from 'rxjs';
import { WorkflowsApi } from '../api/workflows-api';
import { ImportDialogComponent } from './import-dialog.component';

describe('the dialog for imports', () => {
  let fixture: ComponentFixture<ImportDialogComponent>;
  let imported: object[];

  const type = (text: string): void => {
    const field = element().querySelector('textarea') as HTMLTextAreaElement;
    field.value = text;
    field.dispatchEvent(new Event('input'));
  };
  const press = (): void => {
    fixture.detectChanges();
    element().querySelector<HTMLElement>('.button.is-primary')?.click();
  };
  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;

  beforeEach(async () => {
    jest.useFakeTimers();
    imported = [];
    const report = { nodes: 0, edges: 0, notes: 0, groups: 0, changes: [], problems: [] };
    const api = {
      tryImport: () => Promise.resolve(report),
      import: (file: object) => {
        imported.push(file);
        return Promise.resolve({ workflow: { id: 'w' } });
      },
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: WorkflowsApi, useValue: api },
        { provide: DIALOG_DATA, useValue: {} },
        { provide: DialogRef, useValue: { closed: EMPTY, close: () => undefined } },
      ],
    }).overrideComponent(ImportDialogComponent, { set: { template: FORM, imports: [] } });
    fixture = TestBed.createComponent(ImportDialogComponent);
    fixture.detectChanges();
    type('{"name":"A"}');
    await jest.advanceTimersByTimeAsync(500);
  });
  afterEach(() => jest.useRealTimers());

  it('imports what was looked at', () => {
    press();
    expect(imported).toEqual([{ name: 'A' }]);
  });

  it('does not import the text that was there before', async () => {
    type('{"name":"B"}');
    press();
    expect(imported).toEqual([]);
    await jest.advanceTimersByTimeAsync(500);
    press();
    expect(imported).toEqual([{ name: 'B' }]);
  });
});

/** The two controls that matter, without the report. */
const FORM = `
  <textarea #field (input)="type(field.value)"></textarea>
  <button class="button is-primary" (click)="import()"></button>
`;
