import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMember, createUser, groupsQuery, linkPassword } from '~/api/people';
import { type Subtenant, settingsChanged } from '~/api/settings';
import { ActDialog, Dialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { PasswordLinkText } from './PasswordLinkText';

const EMPTY = { userName: '', givenName: '', familyName: '' };
/** What a new user of each kind gets, unless one says otherwise afterwards. */
const FIRST_ROLE = { tenant: 'mdsp:core:StandardUser', subtenant: 'mdsp:core:SubTenantUser' } as const;

/** Makes a user. The kind is chosen here for good; at the end stands the link with which they set a password. */
export function NewUserDialog({ subtenants, onClose }: { subtenants: Subtenant[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const groups = useQuery(groupsQuery);
  const [texts, setTexts] = useState(EMPTY);
  const [kind, setKind] = useState<keyof typeof FIRST_ROLE>('tenant');
  const [places, setPlaces] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const run = useMutation({
    gcTime: 0, // nothing keeps the link once the dialog is gone
    mutationFn: async () => {
      const user = await createUser({
        userName: texts.userName.trim(),
        name: { givenName: texts.givenName.trim(), familyName: texts.familyName.trim() },
        active: true,
        ...(kind === 'subtenant' && { subtenants: [...places].map((id) => ({ id })) }),
      });
      const role = groups.data?.find((each) => each.displayName === FIRST_ROLE[kind]);
      if (role) await addMember(role.id, 'USER', user.id);
      return linkPassword(user.id);
    },
    onSettled: () => settingsChanged(client),
  });
  const bad = tried && !texts.userName.includes('@');
  const send = () => {
    setTried(true);
    if (texts.userName.includes('@')) run.mutate();
  };
  if (run.data) {
    return (
      <Dialog
        once
        title={t('user.created')}
        onClose={onClose}
        footer={<IxButton onClick={onClose}>{t('do.close')}</IxButton>}
      >
        <p role="status">{t('user.createdText')}</p>
        <PasswordLinkText link={run.data} />
      </Dialog>
    );
  }
  return (
    <ActDialog title={t('user.create')} onClose={onClose} action={t('user.create')} busy={run.isPending} onAct={send}>
      <fieldset>
        <legend>{t('user.kind')}</legend>
        {(['tenant', 'subtenant'] as const).map((each) => {
          const none = each === 'subtenant' && subtenants.length === 0;
          return (
            <label key={each} className="check">
              <input type="radio" name="kind" disabled={none} checked={kind === each} onChange={() => setKind(each)} />
              <span>
                {t(each === 'tenant' ? 'user.ofTenant' : 'user.ofSubtenant')}
                <small className="soft">{t(none ? 'user.noSubtenants' : `user.kindText.${each}`)}</small>
              </span>
            </label>
          );
        })}
      </fieldset>
      <div className="form-grid">
        <Labelled
          label={t('signIn.userName')}
          required
          wide
          bad={bad}
          hint={bad ? t('user.mailNeeded') : t('user.mailHint')}
        >
          {(id, described) => (
            <input
              id={id}
              className="field"
              type="email"
              data-first
              aria-invalid={bad}
              aria-describedby={described}
              value={texts.userName}
              onChange={(event) => setTexts({ ...texts, userName: event.target.value })}
            />
          )}
        </Labelled>
        {(['givenName', 'familyName'] as const).map((field) => (
          <Labelled key={field} label={t(`user.${field}`)}>
            {(id) => (
              <input
                id={id}
                className="field"
                value={texts[field]}
                onChange={(event) => setTexts({ ...texts, [field]: event.target.value })}
              />
            )}
          </Labelled>
        ))}
      </div>
      {kind === 'subtenant' && (
        <fieldset className="choices">
          <legend>{t('user.inSubtenants')}</legend>
          {subtenants.map((each) => (
            <label key={each.id} className="check">
              <input
                type="checkbox"
                checked={places.has(each.id)}
                onChange={(event) => {
                  const after = new Set(places);
                  if (event.target.checked) after.add(each.id);
                  else after.delete(each.id);
                  setPlaces(after);
                }}
              />
              <span>{each.displayName}</span>
            </label>
          ))}
        </fieldset>
      )}
      <ErrorLine error={run.error ?? groups.error} />
    </ActDialog>
  );
}
