import { TestBed } from '@angular/core/testing';
import { EditorSettings } from './editor-settings';

describe('EditorSettings', () => {
  beforeEach(() => localStorage.clear());

  it('snaps to the grid and to guides until something else is chosen, which it remembers', () => {
    const settings = TestBed.inject(EditorSettings);
    expect(settings.snapping()).toEqual({ grid: true, guides: true });
    settings.snapping.set({ grid: false, guides: true });
    TestBed.tick();
    TestBed.resetTestingModule();
    expect(TestBed.inject(EditorSettings).snapping()).toEqual({ grid: false, guides: true });
  });

  it('has its own word for what was stored before there was a choice', () => {
    localStorage.setItem('rex.editor', '{"wheel":"pan"}');
    const settings = TestBed.inject(EditorSettings);
    expect([settings.wheel(), settings.snapping().grid]).toEqual(['pan', true]);
  });
});
