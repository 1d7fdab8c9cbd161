import { Component, provideZonelessChangeDetection } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { readDocument } from '@rex/canvas';
import type { JsonObject } from '@rex/workflow';
import { provideControls } from '../controls/provide-controls';
import { DraftStore } from '../../editing/draft.store';
import { ProblemsStore } from '../../editing/problems.store';
import { NodeConfigDraft } from '../node/node-config.draft';
import { schemaOf } from '../spec-support/node-types';
import type { ConfigSchema } from '../schema/json-schema';
import { FieldListComponent } from './field-list.component';
import { FormDraft } from './form-draft';

@Component({
  selector: 'app-host',
  imports: [FieldListComponent],
  template: '<app-field-list [schema]="schema" />',
  providers: [NodeConfigDraft, { provide: FormDraft, useExisting: NodeConfigDraft }, provideControls()],
})
class HostComponent {
  schema: ConfigSchema = {};
}

describe('the form of a config', () => {
  let draft: DraftStore;
  let fixture: ComponentFixture<HostComponent>;
  let root: HTMLElement;
  const config = (): JsonObject | undefined => draft.node('a')()?.config;
  const find = <Found extends HTMLElement>(selector: string): Found => {
    const found = root.querySelector<Found>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  };
  const type = async (selector: string, text: string): Promise<void> => {
    const field = find<HTMLTextAreaElement>(selector);
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  const press = async (label: string): Promise<void> => {
    const button = [...root.querySelectorAll('button')].find((each) => each.textContent?.trim() === label);
    if (!button) throw new Error(`There is no button “${label}”.`);
    button.click();
    await fixture.whenStable();
  };
  const open = async (nodeType: string, start: JsonObject = {}): Promise<void> => {
    TestBed.configureTestingModule({
      providers: [provideZonelessChangeDetection(), DraftStore, ProblemsStore],
    });
    draft = TestBed.inject(DraftStore);
    const node = { id: 'a', type: nodeType, name: 'A', position: { x: 0, y: 0 }, config: start, settings: { onError: 'fail' as const }, disabled: false, notes: '' }; // prettier-ignore
    draft.open(readDocument({ nodes: [node], edges: [] }));
    fixture = TestBed.createComponent(HostComponent);
    fixture.componentInstance.schema = schemaOf(nodeType);
    fixture.debugElement.injector.get(NodeConfigDraft).nodeId.set('a');
    root = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  };

  it('writes typing into one entry of the history until the field is left', async () => {
    await open('log');
    // On a busy machine more time passes between two keys than between two bursts.
    const clock = jest.spyOn(performance, 'now').mockReturnValue(1_000);
    await type('[data-field="/message"] textarea', 'a');
    await type('[data-field="/message"] textarea', 'ab');
    expect(config()).toEqual({ message: 'ab' });
    expect(draft.state().history.past).toHaveLength(1);
    find('[data-field="/message"] textarea').dispatchEvent(new Event('blur'));
    await type('[data-field="/message"] textarea', 'abc');
    expect(draft.state().history.past).toHaveLength(2);
    clock.mockRestore();
  });

  it('shows what undo brings back', async () => {
    await open('log', { message: 'before' });
    await type('[data-field="/message"] textarea', 'after');
    draft.undo();
    await fixture.whenStable();
    expect(find<HTMLTextAreaElement>('[data-field="/message"] textarea').value).toBe('before');
  });

  it('takes a field that is emptied out of the config', async () => {
    await open('storage', { key: 'k', ttlSeconds: 5 });
    await type('[data-field="/ttlSeconds"] textarea', '');
    expect(config()).toEqual({ key: 'k' });
  });

  it('shows the problem of a field at the field, which refers to it', async () => {
    await open('log');
    TestBed.inject(ProblemsStore).all.set([
      {
        code: 'config-missing',
        nodeId: 'a',
        path: '/nodes/0/config/message',
        message: 'Node "a": it is missing.',
      },
    ]);
    await fixture.whenStable();
    const field = find('[data-field="/message"] textarea');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(ids.map((id) => root.querySelector(`#${id}`)?.textContent).join()).toContain('it is missing');
  });

  it('adds conditions, and drops the value that an operator does not take', async () => {
    await open('condition');
    await press('Add condition');
    await type('[data-field="/conditions/0/field"] textarea', 'total');
    await type('[data-field="/conditions/0/value"] textarea', '5');
    expect(config()).toEqual({ conditions: [{ operator: 'equals', field: 'total', value: 5 }] });
    const operator = find<HTMLSelectElement>('[data-field="/conditions/0/operator"] select');
    operator.value = 'exists';
    operator.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    expect(config()).toEqual({ conditions: [{ operator: 'exists', field: 'total' }] });
  });

  it('makes an object of a word when a detail of it is given', async () => {
    await open('data-cleaner', { operations: ['remove-special'] });
    await type('[data-field="/operations/0/keep"] textarea', '-');
    expect(config()).toEqual({ operations: [{ op: 'remove-special', keep: '-' }] });
  });

  it('takes away what another choice gave', async () => {
    await open('schedule-trigger', { cron: '0 9 * * *' });
    await press('Interval');
    expect(config()).toEqual({});
    await type('[data-field="/intervalSeconds"] input', '90');
    expect(config()).toEqual({ intervalSeconds: 90 });
    draft.undo();
    draft.undo();
    await fixture.whenStable();
    expect(config()).toEqual({ cron: '0 9 * * *' });
    expect(find<HTMLTextAreaElement>('[data-field="/cron"] textarea').value).toBe('0 9 * * *');
  });
});
