import { registerTheme } from '@siemens/ix-echarts';
import { LineChart } from 'echarts/charts';
import { AriaComponent, DataZoomComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SampleRecord } from '~/api/types';
import { useTheme } from '~/app/theme';
import { pointsOf } from '~/lib/series';
import { useFormats } from './useFormats';

echarts.use([
  LineChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  DataZoomComponent,
  AriaComponent,
  CanvasRenderer,
]);
registerTheme(echarts);

interface Zoom {
  startValue?: number;
  endValue?: number;
}

interface Props {
  label: string;
  records: SampleRecord[];
  lines: { variable: string; name: string; unit: string }[];
  tall?: boolean;
  /** Told, once one has stopped, which part of the time one has zoomed to. */
  onZoom?: (from: string, to: string) => void;
}

const ZOOM_PAUSE = 400;

/** Lines over time, broken where nothing was measured. */
export default function TimeSeriesChart({ label, records, lines, tall, onZoom }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { mode } = useTheme();
  const { t } = useTranslation();
  const format = useFormats();
  const zoomed = useRef(onZoom);
  useEffect(() => {
    zoomed.current = onZoom;
  }, [onZoom]);

  useEffect(() => {
    if (!place.current) return;
    // What has another unit than the first has its scale on the right.
    const sides = new Set(lines.map((line) => line.unit)).size > 1 ? ['left', 'right'] : ['left'];
    const chart = echarts.init(place.current, `theme-classic-${mode}`);
    chart.setOption({
      backgroundColor: 'transparent',
      animation: false,
      aria: { enabled: true, label: { description: t('series.described', { label, count: records.length }) } },
      grid: { left: 12, right: 20, top: 36, bottom: 56, containLabel: true },
      legend: { left: 0, top: 0, icon: 'roundRect', itemHeight: 3, itemWidth: 16 },
      // Text drawn on the canvas: a tooltip in HTML would need styles the page's policy forbids.
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        valueFormatter: (value: unknown) => (typeof value === 'number' ? format.number(value) : '–'),
      },
      xAxis: { type: 'time' },
      yAxis: sides.map((position, side) => ({
        type: 'value',
        scale: true,
        position,
        splitLine: { show: side === 0 },
        axisLabel: { formatter: (value: number) => format.number(value) },
      })),
      dataZoom: [
        { type: 'inside', zoomOnMouseWheel: 'ctrl' },
        { type: 'slider', height: 20, bottom: 8, showDetail: false },
      ],
      series: lines.map((line) => ({
        type: 'line',
        name: line.name,
        yAxisIndex: line.unit === lines[0]?.unit ? 0 : sides.length - 1,
        data: pointsOf(records, line.variable),
        showSymbol: records.length < 3,
        connectNulls: false,
        lineStyle: { width: 1.5 },
      })),
    });
    let pause: ReturnType<typeof setTimeout> | undefined;
    chart.on('datazoom', () => {
      clearTimeout(pause);
      pause = setTimeout(() => {
        const [{ startValue, endValue } = {}] = (chart.getOption().dataZoom ?? []) as Zoom[];
        if (startValue !== undefined && endValue !== undefined && startValue < endValue) {
          zoomed.current?.(new Date(startValue).toISOString(), new Date(endValue).toISOString());
        }
      }, ZOOM_PAUSE);
    });
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(place.current);
    return () => {
      clearTimeout(pause);
      resize.disconnect();
      chart.dispose();
    };
  }, [records, lines, label, mode, t, format]);

  return <div ref={place} className={tall ? 'chart tall' : 'chart'} role="img" aria-label={label} />;
}
