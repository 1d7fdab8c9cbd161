import { holdKeys } from './hold-keys';

describe('holdKeys', () => {
  let heard: string[];
  const hear = ({ key }: KeyboardEvent): number => heard.push(key);
  const press = (key: string, more: KeyboardEventInit = {}): boolean =>
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
    );

  beforeEach(() => {
    heard = [];
    document.addEventListener('keydown', hear);
  });
  afterEach(() => {
    document.removeEventListener('keydown', hear);
    document.body.replaceChildren();
  });

  it('types what was pressed meanwhile into the field of the dialog', async () => {
    let open = (): void => undefined;
    const opening = holdKeys(new Promise<void>((resolve) => (open = resolve)));
    for (const key of ['d', 'x', 'Backspace', 'u', 'Enter']) press(key);
    const dialog = document.body.appendChild(document.createElement('div'));
    dialog.setAttribute('role', 'dialog');
    const field = dialog.appendChild(document.createElement('input'));
    const typed: string[] = [];
    field.addEventListener('input', () => typed.push(field.value));
    open();
    await Promise.resolve();
    press('p');
    field.focus();
    await opening;
    expect([typed, heard]).toEqual([['dup'], []]);
    press('e');
    expect(heard).toEqual(['e']);
  });

  it('lets shortcuts and Escape through, and everything once it has failed', async () => {
    let fail = (): void => undefined;
    const opening = holdKeys(new Promise<void>((_, reject) => (fail = () => reject(new Error('Offline')))));
    press('k', { ctrlKey: true });
    press('Escape');
    press('d');
    expect(heard).toEqual(['k', 'Escape']);
    fail();
    await expect(opening).rejects.toThrow('Offline');
    press('d');
    expect(heard).toEqual(['k', 'Escape', 'd']);
  });
});
