import { TestBed } from '@angular/core/testing';
import { ToastStore } from '../ui/toasts/toast.store';
import { EditingParts, PART_LIST } from './editing-parts';

describe('EditingParts', () => {
  let fetched: string[];
  let isAway: boolean;
  let parts: EditingParts;
  const part = (name: string) => async () => {
    fetched.push(name);
    await Promise.resolve();
    if (isAway) throw new TypeError('Failed to fetch dynamically imported module');
  };
  const turnOnline = (isOnline: boolean): void => {
    isAway = !isOnline;
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline);
    window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
    TestBed.tick();
  };
  const settle = async (): Promise<void> => {
    document.body.dispatchEvent(new Event('keydown', { bubbles: true }));
    TestBed.tick();
    await wait();
  };
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

  beforeEach(() => {
    performance.mark = jest.fn();
    fetched = [];
    isAway = false;
    const list = { form: part('form'), docs: part('docs') };
    TestBed.configureTestingModule({
      providers: [EditingParts, { provide: PART_LIST, useValue: () => Promise.resolve(list) }],
    });
    parts = TestBed.inject(EditingParts);
    TestBed.tick();
  });
  afterEach(() => {
    jest.restoreAllMocks();
    Reflect.deleteProperty(navigator, 'connection');
  });

  it('fetches everything ahead, but not before the page has settled', async () => {
    parts.fetchAhead();
    TestBed.tick();
    await wait();
    expect(fetched).toEqual([]);
    await settle();
    expect([fetched, parts.has('form'), parts.has('docs')]).toEqual([['form', 'docs'], true, true]);
  });

  it('fetches what is wanted at once, and only once', async () => {
    expect(await parts.want('docs')).toBe(true);
    parts.fetchAhead();
    await settle();
    expect(fetched).toEqual(['docs', 'form']);
  });

  it('fetches nothing ahead where data are to be saved', async () => {
    Object.assign(navigator, { connection: { saveData: true } });
    parts.fetchAhead();
    await settle();
    expect(fetched).toEqual([]);
  });

  it('tries again what failed: when it is wanted again, and when the network is back', async () => {
    await settle();
    turnOnline(false);
    expect([await parts.want('form'), await parts.want('docs')]).toEqual([false, false]);
    expect([parts.hasFailed('form'), parts.has('form')]).toEqual([true, false]);
    isAway = false;
    expect(await parts.want('form')).toBe(true);
    expect(parts.hasFailed('form')).toBe(false);
    turnOnline(true);
    await wait();
    expect(parts.has('docs')).toBe(true);
  });

  it('says what cannot be had', () => {
    parts.tellMissing();
    const [toast] = TestBed.inject(ToastStore).toasts();
    expect(toast?.text).toMatch(/Try again when you are online/);
  });
});
