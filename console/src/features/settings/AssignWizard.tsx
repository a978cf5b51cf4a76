import { iconSuccess, iconUserGroup } from '@siemens/ix-icons/icons';
import { IxButton, IxIcon } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  assignUsers,
  type Candidate,
  candidatesQuery,
  type Outcome,
  type Subtenant,
  settingsChanged,
} from '~/api/settings';
import { Dialog } from '~/ui/Dialog';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorLine } from '~/ui/ErrorCard';
import { Waiting } from '~/ui/Waiting';

const STEPS = ['select', 'review', 'done'] as const;
type Step = (typeof STEPS)[number];

/** Select users, look at what changes, save, close. */
export function AssignWizard({ subtenant, onClose }: { subtenant: Subtenant; onClose: () => void }) {
  const { t } = useTranslation();
  // Read anew, for one decides by it; later answers leave alone what one has ticked.
  const found = useQuery({ ...candidatesQuery(subtenant.id), refetchOnMount: 'always' });
  if (!found.data || !found.isFetchedAfterMount) {
    return (
      <Dialog title={t('assign.title')} onClose={onClose}>
        {found.error ? <ErrorLine error={found.error} /> : <Waiting />}
      </Dialog>
    );
  }
  return <Wizard subtenant={subtenant} candidates={found.data.rows} onClose={onClose} />;
}

interface Props {
  subtenant: Subtenant;
  candidates: Candidate[];
  onClose: () => void;
}

function Wizard({ subtenant, candidates, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [known] = useState(candidates);
  const [step, setStep] = useState<Step>('select');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(known.filter((each) => each.assigned).map((each) => each.user.id)),
  );
  const change = {
    assign: known.filter(({ user, assigned }) => !assigned && chosen.has(user.id)).map(({ user }) => user.id),
    remove: known.filter(({ user, assigned }) => assigned && !chosen.has(user.id)).map(({ user }) => user.id),
  };
  const review = useMutation({
    mutationFn: () => assignUsers(subtenant.id, change, true),
    onSuccess: () => setStep('review'),
  });
  const save = useMutation({
    mutationFn: () => assignUsers(subtenant.id, change, false),
    onSuccess: async () => {
      setStep('done');
      await settingsChanged(client);
    },
  });
  const nothing = change.assign.length + change.remove.length === 0;
  return (
    <Dialog
      title={t('assign.title')}
      wide
      onClose={onClose}
      footer={
        step === 'select' ? (
          <>
            <IxButton variant="secondary" onClick={onClose}>
              {t('do.cancel')}
            </IxButton>
            <IxButton
              loading={review.isPending}
              disabled={nothing || review.isPending}
              title={nothing ? t('assign.nothing') : undefined}
              onClick={() => review.mutate()}
            >
              {t('do.next')}
            </IxButton>
          </>
        ) : step === 'review' ? (
          <>
            <IxButton variant="secondary" onClick={() => setStep('select')}>
              {t('do.back')}
            </IxButton>
            <IxButton loading={save.isPending} disabled={save.isPending} onClick={() => save.mutate()}>
              {t('do.save')}
            </IxButton>
          </>
        ) : (
          <IxButton onClick={onClose}>{t('do.close')}</IxButton>
        )
      }
    >
      <ol className="steps" aria-label={t('assign.steps')}>
        {STEPS.map((each, index) => (
          <li key={each} aria-current={each === step ? 'step' : undefined}>
            <span aria-hidden="true">{index + 1}</span> {t(`assign.step.${each}`)}
          </li>
        ))}
      </ol>
      {step === 'select' && <Select subtenant={subtenant} known={known} chosen={chosen} onChoose={setChosen} />}
      {step === 'review' && review.data && <Review outcome={review.data} subtenant={subtenant} />}
      {step === 'done' && (
        <p className="success" role="status">
          <IxIcon name={iconSuccess} size="24" aria-hidden="true" />{' '}
          {change.assign.length > 0 && t('assign.assigned', { count: change.assign.length })}{' '}
          {change.remove.length > 0 && t('assign.removed', { count: change.remove.length })}
        </p>
      )}
      <ErrorLine error={review.error ?? save.error} />
    </Dialog>
  );
}

interface SelectProps {
  subtenant: Subtenant;
  known: Candidate[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

function Select({ subtenant, known, chosen, onChoose }: SelectProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  if (known.length === 0) {
    return (
      <EmptyState icon={iconUserGroup} title={t('assign.nobody')} text={t('assign.nobodyText')}>
        <Link to="/settings/users">{t('assign.toUsers')}</Link>
      </EmptyState>
    );
  }
  const words = typed.trim().toLocaleLowerCase();
  const toggle = (id: string, on: boolean) => {
    const after = new Set(chosen);
    if (on) after.add(id);
    else after.delete(id);
    onChoose(after);
  };
  return (
    <>
      <p>{t('assign.text', { subtenant: subtenant.displayName })}</p>
      <input
        type="search"
        className="field"
        data-first
        aria-label={t('assign.search')}
        placeholder={t('assign.search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <fieldset className="choices">
        <legend className="visually-hidden">{t('assign.users')}</legend>
        {known
          .filter(({ user }) => nameOf(user).toLocaleLowerCase().includes(words))
          .map(({ user }) => (
            <label key={user.id} className="check">
              <input
                type="checkbox"
                checked={chosen.has(user.id)}
                onChange={(event) => toggle(user.id, event.target.checked)}
              />
              <span>
                {nameOf(user)}
                {!user.active && <span className="label">{t('user.inactive')}</span>}
              </span>
            </label>
          ))}
      </fieldset>
    </>
  );
}

function Review({ outcome, subtenant }: { outcome: Outcome; subtenant: Subtenant }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('assign.review', { subtenant: subtenant.displayName })}</p>
      {(['assigned', 'removed'] as const).map(
        (kind) =>
          outcome[kind].length > 0 && (
            <section key={kind}>
              <h3>{t(`assign.willBe.${kind}`)}</h3>
              <ul className="consequences">
                {outcome[kind].map((user) => (
                  <li key={user.id}>{nameOf(user)}</li>
                ))}
              </ul>
            </section>
          ),
      )}
      {outcome.removed.length > 0 && <p className="soft">{t('assign.losesAccess')}</p>}
    </>
  );
}

function nameOf(user: Candidate['user']): string {
  const name = [user.givenName, user.familyName].filter(Boolean).join(' ');
  return name ? `${name} (${user.userName})` : user.userName;
}
