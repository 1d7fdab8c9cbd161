import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import uPlot from 'uplot';
import { ThemeStore } from '../ui/theme.store';
import { chartOptions, type ChartSeries } from './chart-options';

const HEIGHT = 180;

/** A chart by day. It is a picture: what it shows stands in a table beside it as well. */
@Component({
  selector: 'app-chart',
  template: '<div #place class="chart" aria-hidden="true"></div>',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChartComponent {
  /** As `2026-11-28`, in order. */
  readonly days = input.required<readonly string[]>();
  /** Drawn over each other, the first at the back. */
  readonly series = input.required<readonly ChartSeries[]>();
  /** Words of a value at the axis. */
  readonly format = input.required<(value: number) => string>();
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly width = signal(0);
  private readonly themes = inject(ThemeStore);
  private plot: uPlot | undefined;

  constructor() {
    const observer = new ResizeObserver(([entry]) =>
      this.width.set(Math.floor(entry?.contentRect.width ?? 0)),
    );
    let isWatched = false;
    afterRenderEffect(() => {
      const place = this.place().nativeElement;
      if (!isWatched) observer.observe(place);
      isWatched = true;
      this.plot?.destroy();
      this.plot = undefined;
      // Colours are read from the tokens of the theme.
      this.themes.theme();
      const [width, days, series] = [this.width(), this.days(), this.series()];
      if (width === 0 || days.length === 0) return;
      const options = chartOptions(series, {
        width,
        height: HEIGHT,
        format: this.format(),
        colourOf: tokenOf(place),
      });
      this.plot = new uPlot(
        options,
        [days.map((day) => Date.parse(day) / 1000), ...series.map((each) => [...each.values])],
        place,
      );
    });
    inject(DestroyRef).onDestroy(() => {
      observer.disconnect();
      this.plot?.destroy();
    });
  }
}

function tokenOf(place: HTMLElement): (token: string) => string {
  const style = getComputedStyle(place);
  return (token) => style.getPropertyValue(token).trim();
}
