import { iconAdd, iconTrashcan } from '@siemens/ix-icons/icons';
import { IxButton, IxIconButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePolicy, createPolicy, type Policy, type PolicyDraft, type Rule } from '~/api/access';
import { groupsQuery, usersQuery } from '~/api/people';
import { ApiError } from '~/api/problem';
import { assetsByIdQuery } from '~/api/queries';
import { useWho } from '~/app/session';
import { ActDialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { tell } from '~/ui/toast';
import { PlacePicker } from '../assets/PlacePicker';
import { kindOf, shortName } from '../settings/roles';
import {
  ACTIONS,
  actionKey,
  assetIdsOf,
  assetResource,
  draftOf,
  groupSubject,
  NEW_RULE,
  partsOf,
  userSubject,
} from './policy';
import { WhoCould } from './WhoCould';

const LISTED = 200;
const NAME = /^[A-Za-z0-9_-]{1,100}$/;

/** Makes or changes a policy: who, what, on which assets; beside it what that allows. */
export function PolicyDialog({ policy, onClose }: { policy?: Policy; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [draft, setDraft] = useState<PolicyDraft>(() => draftOf(policy));
  const [tried, setTried] = useState(false);
  const set = (part: Partial<PolicyDraft>) => setDraft((before) => ({ ...before, ...part }));
  const run = useMutation({
    mutationFn: () => (policy ? changePolicy(policy, draft) : createPolicy(draft)),
    onSuccess: async () => {
      await Promise.all(['policies', 'viewers'].map((key) => client.invalidateQueries({ queryKey: [key] })));
      onClose();
      tell(t('policy.saved', { name: draft.name }));
    },
  });
  const faults = run.error instanceof ApiError ? run.error.faults : [];
  const refused = (pointer: string) => faults.find((fault) => fault.pointer.startsWith(pointer))?.detail;
  const badName = tried && !NAME.test(draft.name);
  const nobody = tried && draft.active && draft.subjects.length === 0;
  const send = () => {
    setTried(true);
    if (NAME.test(draft.name) && !(draft.active && draft.subjects.length === 0)) run.mutate();
  };
  const rule = (index: number, part: Partial<Rule>) =>
    set({ rules: draft.rules.map((each, at) => (at === index ? { ...each, ...part } : each)) });
  const atField = ['/name', '/description', '/subjects', '/rules'].some(refused);
  return (
    <ActDialog
      title={policy ? t('policy.change', { name: policy.name }) : t('policy.create')}
      onClose={onClose}
      size="roomy"
      action={t('do.save')}
      busy={run.isPending}
      onAct={send}
    >
      <div className="offer-columns">
        <div className="stack">
          <Labelled
            label={t('policy.name')}
            required
            wide
            bad={badName || !!refused('/name')}
            hint={badName ? t('policy.nameForm') : (refused('/name') ?? t('policy.nameForm'))}
          >
            {(id, described) => (
              <input
                id={id}
                className="field"
                data-first
                aria-describedby={described}
                aria-invalid={badName || !!refused('/name') || undefined}
                disabled={!!policy}
                value={draft.name}
                onChange={(event) => set({ name: event.target.value })}
              />
            )}
          </Labelled>
          <Labelled label={t('fact.description')} wide bad={!!refused('/description')} hint={refused('/description')}>
            {(id, described) => (
              <input
                id={id}
                className="field"
                maxLength={500}
                aria-describedby={described}
                value={draft.description ?? ''}
                onChange={(event) => set({ description: event.target.value })}
              />
            )}
          </Labelled>
          <label className="check">
            <input type="checkbox" checked={draft.active} onChange={(event) => set({ active: event.target.checked })} />
            <span>
              {t('policy.active')}
              <small className="soft">{t('policy.activeText')}</small>
            </span>
          </label>
          <Subjects chosen={draft.subjects} onChange={(subjects) => set({ subjects })}>
            <Fault text={nobody ? t('policy.nobody') : refused('/subjects')} />
          </Subjects>
          {draft.rules.map((each, index) => (
            <RuleFields
              key={index}
              number={index + 1}
              rule={each}
              onChange={(part) => rule(index, part)}
              onRemove={
                draft.rules.length > 1 ? () => set({ rules: draft.rules.filter((_, at) => at !== index) }) : undefined
              }
            >
              <Fault text={refused(`/rules/${index}`)} />
            </RuleFields>
          ))}
          <div>
            <IxButton
              variant="tertiary"
              icon={iconAdd}
              onClick={() => set({ rules: [...draft.rules, { ...NEW_RULE, resources: [] }] })}
            >
              {t('policy.addRule')}
            </IxButton>
          </div>
          <ErrorLine error={atField ? undefined : run.error} />
        </div>
        <WhoCould draft={draft} />
      </div>
    </ActDialog>
  );
}

function Fault({ text }: { text?: string }) {
  if (!text) return null;
  return (
    <p className="error-line" role="alert">
      {text}
    </p>
  );
}

interface SubjectsProps {
  chosen: string[];
  onChange: (chosen: string[]) => void;
  children: ReactNode;
}

/** User groups, then people, of whom one ticks some. */
function Subjects({ chosen, onChange, children }: SubjectsProps) {
  const { t } = useTranslation();
  const who = useWho();
  const users = useQuery(usersQuery({}, LISTED));
  const groups = useQuery(groupsQuery);
  const known = [
    ...(groups.data ?? [])
      .filter((each) => kindOf(each) === 'group')
      .map((each) => ({ id: groupSubject(who.tenant.id, each.displayName), name: shortName(each), group: true })),
    ...(users.data?.rows ?? []).map((each) => ({
      id: userSubject(who.tenant.id, each.userName),
      name: each.userName,
      group: false,
    })),
  ];
  const others = chosen
    .filter((id) => !known.some((each) => each.id === id))
    .map((id) => ({ id, name: partsOf(id).name, group: partsOf(id).kind === 'usergroup' }));
  return (
    <fieldset>
      <legend>{t('policy.who')}</legend>
      <ErrorLine error={users.error ?? groups.error} />
      <div className="choices">
        {[...others, ...known].map(({ id, name, group }) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
              }
            />
            <span>
              {name} {group && <span className="label">{t('policy.group')}</span>}
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

interface RuleProps {
  number: number;
  rule: Rule;
  onChange: (part: Partial<Rule>) => void;
  onRemove?: () => void;
  children: ReactNode;
}

function RuleFields({ number, rule, onChange, onRemove, children }: RuleProps) {
  const { t } = useTranslation();
  const who = useWho();
  const [adding, setAdding] = useState(false);
  const assets = useQuery(assetsByIdQuery(assetIdsOf([rule]).slice(0, 100)));
  const called = (resource: string) => {
    const { name } = partsOf(resource);
    return assets.data?.find((asset) => asset.assetId === name)?.name ?? name;
  };
  return (
    <fieldset className="rule">
      <legend>{t('policy.rule', { number })}</legend>
      {onRemove && (
        <IxIconButton
          className="rule-remove"
          variant="tertiary"
          icon={iconTrashcan}
          aria-label={t('policy.removeRule', { number })}
          onClick={onRemove}
        />
      )}
      <div className="tick-row">
        {ACTIONS.map((action) => (
          <label key={action} className="check">
            <input
              type="checkbox"
              checked={rule.actions.includes(action)}
              onChange={(event) =>
                onChange({
                  actions: event.target.checked
                    ? [...rule.actions, action]
                    : rule.actions.filter((each) => each !== action),
                })
              }
            />
            <span>{t(`policy.action.${actionKey(action)}`)}</span>
          </label>
        ))}
      </div>
      <ul className="chosen" aria-label={t('policy.on')}>
        {rule.resources.map((resource) => (
          <li key={resource}>
            {called(resource)}
            <IxIconButton
              variant="tertiary"
              size="16"
              icon={iconTrashcan}
              aria-label={t('policy.without', { asset: called(resource) })}
              onClick={() => onChange({ resources: rule.resources.filter((each) => each !== resource) })}
            />
          </li>
        ))}
        <li>
          <button type="button" className="plain" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {t('policy.addAsset')}
          </button>
        </li>
      </ul>
      {adding && (
        <PlacePicker
          label={t('policy.on')}
          onChoose={(asset) => {
            const resource = assetResource(who.tenant.id, asset.assetId);
            onChange({ resources: [...rule.resources.filter((each) => each !== resource), resource] });
            setAdding(false);
          }}
        />
      )}
      <Labelled label={t('policy.depth.title')} wide>
        {(id) => (
          <select
            id={id}
            className="field"
            value={rule.propagationDepth}
            onChange={(event) => onChange({ propagationDepth: Number(event.target.value) })}
          >
            <option value={-1}>{t('policy.depth.all')}</option>
            <option value={1}>{t('policy.depth.children')}</option>
            <option value={0}>{t('policy.depth.alone')}</option>
          </select>
        )}
      </Labelled>
      {(rule.assetTypes.length > 0 || rule.labels.length > 0) && (
        <p className="soft">{t('policy.onlyOf', { names: [...rule.assetTypes, ...rule.labels].join(', ') })}</p>
      )}
      {children}
    </fieldset>
  );
}
