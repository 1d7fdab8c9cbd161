import uPlot from 'uplot';

/** One line or one row of bars. */
export interface ChartSeries {
  readonly label: string;
  readonly kind: 'bars' | 'line';
  /** A custom property of a colour, such as `--ok`. */
  readonly token: string;
  /** By day; null where there is none. */
  readonly values: readonly (number | null)[];
}

interface Look {
  readonly width: number;
  readonly height: number;
  readonly format: (value: number) => string;
  /** The colour behind a token, in the theme of now. */
  readonly colourOf: (token: string) => string;
}

const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** How uPlot draws the series: bars that stand on nought, quiet axes, no legend of its own. */
export function chartOptions(series: readonly ChartSeries[], look: Look): uPlot.Options {
  const { width, height, format, colourOf } = look;
  const axis: uPlot.Axis = {
    stroke: colourOf('--text-3'),
    font: '11px "Inter Variable", system-ui, sans-serif',
    grid: { stroke: colourOf('--line-faint'), width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height,
    legend: { show: false },
    cursor: { show: false },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    scales: {
      x: { range: (_, min, max) => [min - 43_200, max + 43_200] },
      y: { range: (_, __, max) => [0, max > 0 ? max * 1.1 : 1] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        values: (_, splits) => splits.map((seconds) => DAY.format(seconds * 1000)),
        incrs: [1, 2, 7, 14, 30].map((days) => days * 86_400),
        space: 60,
      },
      { ...axis, size: 56, values: (_, splits) => splits.map(format), space: 40 },
    ],
    series: [
      {},
      ...series.map(({ label, kind, token }): uPlot.Series => {
        const colour = colourOf(token);
        return kind === 'bars'
          ? {
              label,
              stroke: colour,
              fill: colour,
              width: 0,
              paths: uPlot.paths.bars?.({ size: [0.6, 24] }),
              points: { show: false },
            }
          : {
              label,
              stroke: colour,
              width: 1.5,
              points: { show: true, size: 4, fill: colour },
              spanGaps: true,
            };
      }),
    ],
  };
}
