import { TestBed } from '@angular/core/testing';
import { ThemeStore } from './theme.store';

describe('ThemeStore', () => {
  beforeEach(() => localStorage.clear());

  it('is dark until something is chosen', () => {
    expect(TestBed.inject(ThemeStore).theme()).toBe('dark');
  });

  it('goes round and is remembered', () => {
    const store = TestBed.inject(ThemeStore);
    store.next();
    expect(document.documentElement.dataset['theme']).toBe('light');
    TestBed.resetTestingModule();
    expect(TestBed.inject(ThemeStore).theme()).toBe('light');
    TestBed.inject(ThemeStore).next();
    TestBed.inject(ThemeStore).next();
    expect(document.documentElement.dataset['theme']).toBe('dark');
  });

  it('takes no notice of a stored word it does not know', () => {
    localStorage.setItem('rex.theme', 'pink');
    expect(TestBed.inject(ThemeStore).theme()).toBe('dark');
  });
});
