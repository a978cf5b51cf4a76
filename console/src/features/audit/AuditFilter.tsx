import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditSearch, OUTCOMES } from '~/app/search';
import { useSettled } from '~/app/useSettled';
import { fromLocalField, toLocalField } from '~/lib/format';
import { Labelled } from '~/ui/Labelled';

interface Props {
  search: AuditSearch;
  onChange: (change: Partial<AuditSearch>) => void;
}

/** What entries are looked for by. It all stands in the address, so that what was found can be shown to others. */
export function AuditFilter({ search, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="filters audit-filters">
      <Words label={t('audit.actor')} value={search.actor} onChange={(actor) => onChange({ actor })} />
      <Words label={t('audit.action')} value={search.action} onChange={(action) => onChange({ action })} />
      <Words label={t('audit.object')} value={search.object} onChange={(object) => onChange({ object })} />
      <Labelled label={t('audit.outcome')}>
        {(id) => (
          <select
            id={id}
            className="field"
            value={search.outcome ?? ''}
            onChange={(event) => onChange({ outcome: OUTCOMES.find((each) => each === event.target.value) })}
          >
            <option value="">{t('audit.any')}</option>
            {OUTCOMES.map((outcome) => (
              <option key={outcome} value={outcome}>
                {t(`audit.${outcome}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Moment label={t('audit.from')} value={search.from} onChange={(from) => onChange({ from })} />
      <Moment label={t('audit.to')} value={search.to} onChange={(to) => onChange({ to })} />
    </div>
  );
}

interface FieldProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Tells what was typed, and how often the value has come from elsewhere, by a link or on the way back. */
function useTold({ value, onChange }: FieldProps) {
  const own = useRef(value);
  const [moves, setMoves] = useState(0);
  useEffect(() => {
    if (value === own.current) return;
    own.current = value;
    setMoves((before) => before + 1);
  }, [value]);
  const tell = (typed: string | undefined) => {
    own.current = typed;
    onChange(typed);
  };
  return { moves, tell };
}

function Words(props: FieldProps) {
  const { moves, tell } = useTold(props);
  return <Typed key={moves} {...props} onChange={tell} />;
}

function Typed({ label, value, onChange }: FieldProps) {
  const [typed, setTyped] = useState(value ?? '');
  const settled = useSettled(typed.trim());
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed moves the list
  useEffect(() => {
    if (settled !== (value ?? '')) onChange(settled || undefined);
  }, [settled]);
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          type="search"
          className="field"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
    </Labelled>
  );
}

function Moment(props: FieldProps) {
  const { moves, tell } = useTold(props);
  return (
    <Labelled label={props.label}>
      {(id) => (
        <input
          key={moves}
          id={id}
          type="datetime-local"
          className="field"
          defaultValue={toLocalField(props.value)}
          onChange={(event) => tell(fromLocalField(event.target.value))}
        />
      )}
    </Labelled>
  );
}
