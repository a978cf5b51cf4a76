import { iconAdd, iconMinus } from '@siemens/ix-icons/icons';
import { IxIconButton } from '@siemens/ix-react';
import { useQuery } from '@tanstack/react-query';
import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import countries from 'world-atlas/countries-110m.json?url';
import { outlines, type Topology } from '~/lib/outlines';

/** Degrees of longitude across the map. */
const SPANS = [360, 120, 50, 20, 8];
const RATIO = 2;

export interface Place {
  latitude: number;
  longitude: number;
}

interface Props {
  label: string;
  place?: Place;
  /** Told where one has pressed; without it the map is only to look at. */
  onPick?: (place: Place) => void;
}

/** Outlines of the countries with a pin: no tiles, and nothing is asked of anybody else. */
export default function WorldMap({ label, place, onPick }: Props) {
  const { t } = useTranslation();
  const [step, setStep] = useState(place ? 2 : 0);
  const land = useQuery({
    queryKey: ['outlines'],
    queryFn: async ({ signal }) =>
      outlines((await (await fetch(countries, { signal })).json()) as Topology, 'countries'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const width = SPANS[step] ?? 360;
  const height = width / RATIO;
  const centre = step > 0 && place ? place : { latitude: 0, longitude: 0 };
  const x = clamp(centre.longitude - width / 2, -180, 180 - width);
  const y = clamp(-centre.latitude - height / 2, -90, 90 - height);
  const unit = width / 360;
  const pick = (event: MouseEvent<SVGSVGElement>) => {
    const frame = event.currentTarget.getBoundingClientRect();
    onPick?.({
      longitude: round(x + ((event.clientX - frame.left) / frame.width) * width),
      latitude: round(-(y + ((event.clientY - frame.top) / frame.height) * height)),
    });
  };
  return (
    <div className={onPick ? 'map picks' : 'map'}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same is typed into the fields beside it */}
      <svg viewBox={`${x} ${y} ${width} ${height}`} role="img" aria-label={label} onClick={onPick && pick}>
        <path className="graticule" d={graticule(width)} strokeWidth={unit * 0.3} />
        <path className="land" d={land.data ?? ''} strokeWidth={unit * 0.6} />
        {place && (
          <g transform={`translate(${place.longitude} ${-place.latitude}) scale(${unit})`}>
            <circle className="halo" r="11" />
            <circle className="pin" r="5" />
          </g>
        )}
      </svg>
      <div className="map-tools">
        <IxIconButton
          icon={iconAdd}
          variant="secondary"
          aria-label={t('map.closer')}
          disabled={!place || step === SPANS.length - 1}
          onClick={() => setStep(step + 1)}
        />
        <IxIconButton
          icon={iconMinus}
          variant="secondary"
          aria-label={t('map.farther')}
          disabled={step === 0}
          onClick={() => setStep(step - 1)}
        />
      </div>
      <small className="map-source soft">Natural Earth</small>
    </div>
  );
}

/** Lines of latitude and longitude, closer together the closer one looks. */
function graticule(width: number): string {
  const every = width > 100 ? 30 : width > 30 ? 10 : 2;
  let path = '';
  for (let at = -180; at <= 180; at += every) path += `M${at} -90V90`;
  for (let at = -90; at <= 90; at += every) path += `M-180 ${at}H180`;
  return path;
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
const round = (degrees: number) => Math.round(degrees * 10_000) / 10_000;
