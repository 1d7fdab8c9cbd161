import { Dialog, type DialogRef } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { Dialogs } from './dialogs';

class Question {}
class Other {}

describe('Dialogs', () => {
  let opened: { component: unknown; closed: Subject<string | undefined> }[];
  let dialogs: Dialogs;

  beforeEach(() => {
    opened = [];
    const open = (component: unknown): object => {
      const ref = { component, closed: new Subject<string | undefined>() };
      opened.push(ref);
      return ref;
    };
    TestBed.configureTestingModule({ providers: [{ provide: Dialog, useValue: { open } }] });
    dialogs = TestBed.inject(Dialogs);
  });

  it('opens one of a kind at a time, also while the first is on its way', async () => {
    await Promise.all([dialogs.open(Question, {}), dialogs.open(Question, {}), dialogs.open(Other, {})]);
    await dialogs.open(Question, {});
    expect(opened.map(({ component }) => component)).toEqual([Question, Other]);
    opened[0]?.closed.next(undefined);
    await dialogs.open(Question, {});
    expect(opened).toHaveLength(3);
  });

  it('gives the answer once, to whoever asked first', async () => {
    const answers: (string | undefined)[] = [];
    const listen = ({ closed }: DialogRef<string>, who: string): void => {
      closed.subscribe((answer) => answers.push(`${who}: ${answer ?? ''}`));
    };
    listen(await dialogs.open<string>(Question, {}), 'first');
    listen(await dialogs.open<string>(Question, {}), 'second');
    opened[0]?.closed.next('yes');
    expect(answers).toEqual(['first: yes']);
  });

  it('can be opened again after it could not be fetched', async () => {
    const failing = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));
    await expect(dialogs.openFetched(failing, {})).rejects.toThrow('Failed to fetch');
    await dialogs.open(Question, {});
    expect(opened).toHaveLength(1);
  });
});
