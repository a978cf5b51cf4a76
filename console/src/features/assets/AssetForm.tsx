import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeAsset, createAsset, treeChanged } from '~/api/assetActs';
import { ApiError } from '~/api/problem';
import { assetQuery, assetTypeQuery, assetTypesQuery } from '~/api/queries';
import type { Asset, AssetRow, AssetType } from '~/api/types';
import { useWho } from '~/app/session';
import { Dialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { tell } from '~/ui/toast';
import { Conflict } from './Conflict';
import { changed, type Draft, draftOf, EMPTY, fits, merge, patchOf, valuesOf } from './draft';
import { creatable } from './may';
import { PlacePicker } from './PlacePicker';
import { ValueFields } from './ValueFields';

/** Makes an asset below another. */
export function CreateDialog({ parent, onClose }: { parent: Pick<Asset, 'assetId' | 'name'>; onClose: () => void }) {
  const { t } = useTranslation();
  const who = useWho();
  const client = useQueryClient();
  const navigate = useNavigate();
  const types = useQuery(assetTypesQuery);
  const [typeId, setTypeId] = useState('');
  const [place, setPlace] = useState<Pick<AssetRow, 'assetId' | 'name'>>(parent);
  const [picking, setPicking] = useState(false);
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [tried, setTried] = useState(false);
  const type = useQuery({ ...assetTypeQuery(typeId), enabled: !!typeId });
  const choice = creatable(types.data ?? [], who);
  const run = useMutation({
    mutationFn: () => createAsset({ ...patchOf(EMPTY, draft), typeId, parentId: place.assetId }),
    onSuccess: async (made) => {
      await treeChanged(client);
      onClose();
      tell(t('create.done', { asset: made.name }));
      void navigate({ to: '/assets/$assetId', params: { assetId: made.assetId } });
    },
  });
  const send = () => {
    setTried(true);
    if (typeId && draft['/name']?.trim() && (!type.data || good(type.data, draft))) run.mutate();
  };
  const set = (pointer: string, value: string) => setDraft((before) => ({ ...before, [pointer]: value }));
  return (
    <Dialog
      title={t('create.title')}
      wide
      onClose={onClose}
      footer={<Footer action={t('create.do')} busy={run.isPending} onSend={send} onClose={onClose} />}
    >
      <Sending onSend={send}>
        <Labelled
          label={t('fact.type')}
          required
          bad={tried && !typeId}
          hint={tried && !typeId ? t('create.chooseType') : choice.hint && t(choice.hint)}
        >
          {(id) => (
            <select
              id={id}
              className="field"
              data-first
              value={typeId}
              onChange={(event) => setTypeId(event.target.value)}
            >
              <option value="">{t('create.choose')}</option>
              {choice.groups.map(([group, members]) => (
                <optgroup key={group} label={t(`create.types.${group}`)}>
                  {members.map((each) => (
                    <option key={each.id} value={each.id}>
                      {each.name} ({each.id})
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Labelled>
        <p className="place">
          {t('create.below')} <strong>{place.name}</strong>
          <button type="button" className="plain" aria-expanded={picking} onClick={() => setPicking(!picking)}>
            {t('create.elsewhere')}
          </button>
        </p>
        {picking && (
          <PlacePicker
            label={t('create.below')}
            chosen={place.assetId}
            onChoose={(asset) => {
              setPlace(asset);
              setPicking(false);
            }}
          />
        )}
        <Fields draft={draft} onChange={set} tried={tried} />
        {type.data && (
          <ValueFields
            type={type.data}
            draft={draft}
            onChange={set}
            directLocked={who.can('Set values for direct variables') ? undefined : t('form.directLocked')}
          />
        )}
        <ErrorLine error={types.error ?? type.error ?? run.error} />
      </Sending>
    </Dialog>
  );
}

const good = (type: AssetType, draft: Draft) =>
  valuesOf(type).every(({ pointer, valued }) => fits(valued, draft[pointer] ?? ''));

/** Changes an asset. If somebody else has meanwhile, both versions are shown and what clashes is asked about. */
export function EditDialog({ asset, type, onClose }: { asset: Asset; type: AssetType; onClose: () => void }) {
  const { t } = useTranslation();
  const who = useWho();
  const client = useQueryClient();
  // The version one edits stays the one that was there when one began, whatever is read meanwhile.
  const [began] = useState(asset);
  const base = draftOf(began, type);
  const [draft, setDraft] = useState<Draft>(base);
  const [tried, setTried] = useState(false);
  const [theirs, setTheirs] = useState<Asset>();
  const run = useMutation({
    mutationFn: ({ etag, from, to }: { etag: number; from: Draft; to: Draft }) =>
      changeAsset(began.assetId, etag, patchOf(from, to)),
    onSuccess: async (saved) => {
      client.setQueryData(assetQuery(saved.assetId).queryKey, saved);
      await treeChanged(client);
      onClose();
      tell(t('edit.done', { asset: saved.name }));
    },
    onError: async (error) => {
      if (!(error instanceof ApiError) || error.status !== 412) return;
      setTheirs(await client.fetchQuery({ ...assetQuery(began.assetId), staleTime: 0 }));
    },
  });
  const set = (pointer: string, value: string) => setDraft((before) => ({ ...before, [pointer]: value }));
  const send = () => {
    setTried(true);
    if (!draft['/name']?.trim() || !good(type, draft)) return;
    if (changed(base, draft).length === 0) onClose();
    else run.mutate({ etag: began.etag, from: base, to: draft });
  };
  if (theirs) {
    const now = draftOf(theirs, type);
    return (
      <Conflict
        name={theirs.name}
        merge={merge(base, draft, now)}
        busy={run.isPending}
        error={run.error instanceof ApiError && run.error.status === 412 ? undefined : run.error}
        onSave={(chosen) => run.mutate({ etag: theirs.etag, from: now, to: chosen })}
        onBack={() => setTheirs(undefined)}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title={t('edit.title', { asset: began.name })}
      wide
      onClose={onClose}
      footer={<Footer action={t('do.save')} busy={run.isPending} onSend={send} onClose={onClose} />}
    >
      <Sending onSend={send}>
        <Fields draft={draft} onChange={set} tried={tried} />
        <ValueFields
          type={type}
          draft={draft}
          onChange={set}
          directLocked={who.can('Set values for direct variables') ? undefined : t('form.directLocked')}
        />
        <ErrorLine error={run.error} />
      </Sending>
    </Dialog>
  );
}

function Sending({ onSend, children }: { onSend: () => void; children: ReactNode }) {
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
      <button type="submit" hidden tabIndex={-1} />
    </form>
  );
}

interface FooterProps {
  action: string;
  busy: boolean;
  onSend: () => void;
  onClose: () => void;
}

function Footer({ action, busy, onSend, onClose }: FooterProps) {
  const { t } = useTranslation();
  return (
    <>
      <IxButton variant="secondary" onClick={onClose}>
        {t('do.cancel')}
      </IxButton>
      <IxButton loading={busy} disabled={busy} onClick={onSend}>
        {action}
      </IxButton>
    </>
  );
}

const ZONES = Intl.supportedValuesOf('timeZone');

interface FieldsProps {
  draft: Draft;
  tried: boolean;
  onChange: (pointer: string, value: string) => void;
}

function Fields({ draft, tried, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const nameless = tried && !draft['/name']?.trim();
  const text = (pointer: string, most: number) => ({
    className: 'field',
    maxLength: most,
    value: draft[pointer] ?? '',
    onChange: (event: { target: { value: string } }) => onChange(pointer, event.target.value),
  });
  const zone = draft['/timezone'] ?? '';
  return (
    <div className="form-grid">
      <Labelled label={t('fact.name')} required wide bad={nameless} hint={nameless && t('say.required')}>
        {(id, described) => (
          <input id={id} aria-invalid={nameless} aria-describedby={described} {...text('/name', 255)} />
        )}
      </Labelled>
      <Labelled label={t('fact.externalId')}>{(id) => <input id={id} {...text('/externalId', 255)} />}</Labelled>
      <Labelled label={t('fact.timezone')}>
        {(id) => (
          <select
            id={id}
            className="field"
            value={zone}
            onChange={(event) => onChange('/timezone', event.target.value)}
          >
            <option value="">{t('form.zoneOfServer')}</option>
            {[...(zone && !ZONES.includes(zone) ? [zone] : []), ...ZONES].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={t('fact.description')} wide>
        {(id) => <textarea id={id} rows={2} {...text('/description', 2048)} />}
      </Labelled>
    </div>
  );
}
