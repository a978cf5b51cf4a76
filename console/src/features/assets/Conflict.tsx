import { IxButton } from '@siemens/ix-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import type { Draft, Merge } from './draft';

interface Props {
  name: string;
  merge: Merge;
  busy: boolean;
  error: unknown;
  onSave: (chosen: Draft) => void;
  onBack: () => void;
  onClose: () => void;
}

/** Somebody else has saved first: what both say, side by side, and for each clash which it shall be. */
export function Conflict({ name, merge, busy, error, onSave, onBack, onClose }: Props) {
  const { t } = useTranslation();
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (pointer: string, their: boolean) =>
    setTheirs((before) => {
      const after = new Set(before);
      if (their) after.add(pointer);
      else after.delete(pointer);
      return after;
    });
  const save = () =>
    onSave({
      ...merge.merged,
      ...Object.fromEntries(
        merge.clashes.filter((clash) => theirs.has(clash.pointer)).map((clash) => [clash.pointer, clash.theirs]),
      ),
    });
  return (
    <Dialog
      title={t('conflict.title', { asset: name })}
      wide
      onClose={onClose}
      footer={
        <>
          <IxButton variant="secondary" onClick={onBack}>
            {t('conflict.back')}
          </IxButton>
          <IxButton loading={busy} disabled={busy} onClick={save}>
            {t('conflict.save')}
          </IxButton>
        </>
      }
    >
      <p>{t(merge.clashes.length > 0 ? 'conflict.text' : 'conflict.noClash')}</p>
      {merge.clashes.length > 0 && (
        <div className="scroll">
          <table className="data" aria-label={t('conflict.clashes')}>
            <thead>
              <tr>
                <th scope="col">{t('conflict.field')}</th>
                <th scope="col">{t('conflict.mine')}</th>
                <th scope="col">{t('conflict.theirs')}</th>
              </tr>
            </thead>
            <tbody>
              {merge.clashes.map((clash) => (
                <tr key={clash.pointer}>
                  <th scope="row">{fieldName(clash.pointer, t)}</th>
                  {([false, true] as const).map((their) => (
                    <td key={String(their)}>
                      <label className="check">
                        <input
                          type="radio"
                          name={clash.pointer}
                          checked={theirs.has(clash.pointer) === their}
                          onChange={() => choose(clash.pointer, their)}
                        />
                        <span>{(their ? clash.theirs : clash.mine) || <em>{t('say.none')}</em>}</span>
                      </label>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {merge.takenOver.length > 0 && (
        <p className="soft">
          {t('conflict.takenOver', {
            fields: merge.takenOver.map((pointer) => fieldName(pointer, t)).join(', '),
          })}
        </p>
      )}
      <ErrorLine error={error} />
    </Dialog>
  );
}

const KNOWN = ['name', 'externalId', 'description', 'timezone'] as const;

function fieldName(pointer: string, t: TFunction): string {
  const parts = pointer.split('/').slice(1);
  const known = KNOWN.find((each) => each === parts[0]);
  return known ? t(`fact.${known}`) : parts.slice(1).join(' · ');
}
