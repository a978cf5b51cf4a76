import { useTranslation } from 'react-i18next';
import { Labelled } from '~/ui/Labelled';

export interface Head {
  /** What stands behind the tenant in the id. */
  id: string;
  name: string;
  description: string;
}

/** What is wrong with it, before it is sent. */
export const headFaults = (head: Head, made: boolean) => ({
  name: head.name.trim() === '',
  id: !made && !/^[A-Za-z0-9_-]+$/.test(head.id),
});

interface Props {
  head: Head;
  tenant: string;
  /** It exists already: its id stays. */
  made: boolean;
  tried: boolean;
  onChange: (changes: Partial<Head>) => void;
}

/** Name, id and description of a type. The id follows the name until one writes another. */
export function TypeHead({ head, tenant, made, tried, onChange }: Props) {
  const { t } = useTranslation();
  const faults = headFaults(head, made);
  const rename = (name: string) => {
    const follows = !made && head.id === asId(head.name);
    onChange(follows ? { name, id: asId(name) } : { name });
  };
  return (
    <div className="form-grid">
      <Labelled
        label={t('fact.name')}
        required
        bad={tried && faults.name}
        hint={tried && faults.name && t('say.required')}
      >
        {(id, described) => (
          <input
            id={id}
            className="field"
            data-first
            maxLength={128}
            aria-invalid={tried && faults.name}
            aria-describedby={described}
            value={head.name}
            onChange={(event) => rename(event.target.value)}
          />
        )}
      </Labelled>
      {!made && (
        <Labelled
          label={t('fact.id')}
          required
          bad={tried && faults.id}
          hint={tried && faults.id ? t('types.idRule') : t('types.idHint', { id: `${tenant}.${head.id}` })}
        >
          {(id, described) => (
            <input
              id={id}
              className="field"
              maxLength={100}
              aria-invalid={tried && faults.id}
              aria-describedby={described}
              value={head.id}
              onChange={(event) => onChange({ id: event.target.value })}
            />
          )}
        </Labelled>
      )}
      <Labelled label={t('fact.description')} wide>
        {(id) => (
          <textarea
            id={id}
            className="field"
            rows={2}
            maxLength={2048}
            value={head.description}
            onChange={(event) => onChange({ description: event.target.value })}
          />
        )}
      </Labelled>
    </div>
  );
}

const asId = (name: string) => name.normalize('NFD').replace(/[^A-Za-z0-9_-]/g, '');
