import { TestBed } from '@angular/core/testing';
import { EditorSettings } from './editor-settings';

describe('EditorSettings', () => {
  beforeEach(() => localStorage.clear());

  it('snaps to the grid and to guides until something else is chosen, which it remembers', () => {
    const settings = TestBed.inject(EditorSettings);
    expect([settings.snapsToGrid(), settings.hasGuides()]).toEqual([true, true]);
    settings.snapsToGrid.set(false);
    TestBed.tick();
    TestBed.resetTestingModule();
    const later = TestBed.inject(EditorSettings);
    expect([later.snapsToGrid(), later.hasGuides()]).toEqual([false, true]);
  });

  it('has its own word for what was stored before there was a choice', () => {
    localStorage.setItem('rex.editor', '{"wheel":"pan"}');
    const settings = TestBed.inject(EditorSettings);
    expect([settings.wheel(), settings.snapsToGrid()]).toEqual(['pan', true]);
  });
});
