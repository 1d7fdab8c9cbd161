import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { Step } from '../api/types';
import { TimelineComponent } from './timeline.component';

const step = { nodeId: 'a', nodeName: 'A', status: 'completed', attempt: 1, logs: [] } as unknown as Step;
const timeline = {
  rows: [
    {
      step,
      segments: [{ kind: 'run', startMs: 0, endMs: 1_000 } as const],
      ...{ startMs: 0, endMs: 1_000, isTakenOver: false },
    },
  ],
  ...{ startMs: 0, endMs: 1_000 },
};

describe('TimelineComponent', () => {
  let fixture: ComponentFixture<TimelineComponent>;
  const find = (selector: string): HTMLElement | null =>
    (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(selector);
  const point = async (kind: string, clientX: number): Promise<void> => {
    find('.timeline-axis')?.dispatchEvent(new MouseEvent(kind, { clientX, bubbles: true }));
    await fixture.whenStable();
  };

  beforeEach(async () => {
    globalThis.ResizeObserver ??= class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    };
    HTMLElement.prototype.setPointerCapture = () => undefined;
    fixture = TestBed.createComponent(TimelineComponent);
    fixture.componentRef.setInput('timeline', timeline);
    fixture.componentRef.setInput('executionId', 'one');
    await fixture.whenStable();
    const axis = find('.timeline-axis');
    if (axis) axis.getBoundingClientRect = () => ({ left: 0, width: 100 }) as DOMRect;
  });

  it('shows the time that is looked at, at the very beginning too', async () => {
    expect(find('.timeline-cursor')).toBeNull();
    fixture.componentRef.setInput('atMs', 0);
    await fixture.whenStable();
    expect(find('.timeline-cursor')?.style.left).toBe('0%');
  });

  it('zooms to what is dragged over, and not when Escape takes it back', async () => {
    const later = (): string | null | undefined =>
      find('[aria-label="Later"]')?.getAttribute('aria-disabled');
    await point('pointerdown', 20);
    await point('pointermove', 60);
    expect(find('.timeline-brush')).not.toBeNull();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await fixture.whenStable();
    expect(find('.timeline-brush')).toBeNull();
    await point('pointerup', 60);
    expect(later()).toBe('true');
    await point('pointerdown', 20);
    await point('pointermove', 60);
    await point('pointerup', 60);
    expect(later()).toBeNull();
  });
});
