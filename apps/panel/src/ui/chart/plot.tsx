import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import uPlot from 'uplot';
import { patternOf, type ChartData } from './series.js';

interface PlotProps extends ChartData {
  readonly format: (value: number) => string;
  readonly height: number;
}

const FONT = '12px system-ui, sans-serif';
const AXIS_WIDTH = 72;
/** Pixels that a time below the chart needs at least. */
const TIME_WIDTH = 64;
const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const read = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The hour; the day where it begins. */
function timeOf(seconds: number): string {
  const at = new Date(seconds * 1000);
  return (at.getHours() === 0 && at.getMinutes() === 0 ? DAY : TIME).format(at);
}

function optionsOf({ series, format, height }: PlotProps, width: number): uPlot.Options {
  const text = read('--pf-t--global--text--color--subtle');
  const grid = { stroke: read('--pf-t--global--border--color--default'), width: 1 };
  const axis = { stroke: text, font: FONT, grid, ticks: grid };
  return {
    width,
    height,
    legend: { show: false },
    cursor: { drag: { x: false, y: false } },
    scales: { y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.1 : 1] } },
    axes: [
      { ...axis, space: TIME_WIDTH, values: (_plot, splits) => splits.map(timeOf) },
      { ...axis, size: AXIS_WIDTH, values: (_plot, splits) => splits.map(format) },
    ],
    series: [
      {},
      ...series.map(({ label }, index) => ({
        label,
        stroke: read(`--chart-${(index % 4) + 1}`),
        width: 2,
        dash: patternOf(index),
        points: { show: false },
      })),
    ],
  };
}

const dataOf = ({ times, series }: ChartData): uPlot.AlignedData => [
  times.map((time) => time / 1000),
  ...series.map(({ values }) => [...values]),
];

/** Grows by one when the panel turns dark or light. */
function useThemeTurns(): number {
  const [turns, setTurns] = useState(0);
  useEffect(() => {
    const observer = new MutationObserver(() => setTurns((count) => count + 1));
    observer.observe(document.documentElement, { attributeFilter: ['class'] });
    return () => observer.disconnect();
  }, []);
  return turns;
}

/** The drawing itself, as wide as its place; loaded only when a chart is shown. */
export function Plot(props: PlotProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const newest = useRef(props);
  const turns = useThemeTurns();
  const labels = props.series.map(({ label }) => label).join('\n');
  useEffect(() => {
    newest.current = props;
    plot.current?.setData(dataOf(props));
  }, [props]);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const made = new uPlot(optionsOf(newest.current, element.clientWidth), dataOf(newest.current), element);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: made.height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [labels, turns]);
  return <div ref={place} aria-hidden="true" />;
}
