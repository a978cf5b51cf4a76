/** Numbers and times in the words of one language. */
export interface Formats {
  number: (value: number) => string;
  time: (iso: string) => string;
  day: (iso: string) => string;
  ago: (iso: string, now: number) => string;
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
  ['year', Number.POSITIVE_INFINITY],
];

const made = new Map<string, Formats>();

export function formats(language: string): Formats {
  const known = made.get(language);
  if (known) return known;
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 6 });
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const fresh: Formats = {
    number: (value) => number.format(value),
    time: (iso) => time.format(new Date(iso)),
    day: (iso) => day.format(new Date(iso)),
    ago: (iso, now) => {
      let count = (Date.parse(iso) - now) / 1000;
      for (const [unit, next] of STEPS) {
        if (Math.abs(count) < next) return relative.format(Math.round(count), unit);
        count /= next;
      }
      return day.format(new Date(iso));
    },
  };
  made.set(language, fresh);
  return fresh;
}

/** A value as it was measured: numbers by the language, all else as it is. */
export function valueText(value: unknown, format: Formats): string {
  if (typeof value === 'number') return format.number(value);
  return value === null || value === undefined ? '' : String(value);
}

/** What a field of type datetime-local holds for a moment, in the browser's time zone. */
export function toLocalField(iso: string | undefined): string {
  if (!iso) return '';
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function fromLocalField(text: string): string | undefined {
  const date = new Date(text);
  return text === '' || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
