import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PolicyDraft } from '~/api/access';
import { groupsQuery } from '~/api/people';
import { assetsByIdQuery } from '~/api/queries';
import { shortName } from '../settings/roles';
import { ACTIONS, actionKey, assetIdsOf, linesOf, partsOf } from './policy';

const DEPTHS = { '-1': 'all', '0': 'alone', '1': 'children' } as const;

/** What a policy allows, in words: who could do what with which assets. */
export function WhoCould({ draft }: { draft: PolicyDraft }) {
  const { t } = useTranslation();
  const groups = useQuery(groupsQuery);
  const assets = useQuery(assetsByIdQuery(assetIdsOf(draft.rules).slice(0, 100)));
  const called = ({ name }: { name: string }) => assets.data?.find((asset) => asset.assetId === name)?.name ?? name;
  const lines = linesOf(draft);
  const whose = ({ kind, name }: { kind: string; name: string }) => {
    const group = kind === 'usergroup' && groups.data?.find((each) => each.displayName === name);
    return group ? t('policy.members', { count: group.members.length, group: shortName(group) }) : name;
  };
  return (
    <section className="preview" aria-label={t('policy.could')}>
      <h3>{t('policy.could')}</h3>
      {!draft.active && <p className="warning-line">{t('policy.draftText')}</p>}
      {lines.length === 0 ? (
        <p className="soft">{t('policy.couldNothing')}</p>
      ) : (
        <ul className="could">
          {lines.map(({ key, subject, rule }) => (
            <li key={key}>
              <strong>{whose(subject)}</strong>
              <span>
                {rule.actions
                  .map((action) => {
                    const known = ACTIONS.find((each) => each === action);
                    return known ? t(`policy.action.${actionKey(known)}`) : action;
                  })
                  .join(', ')}
              </span>
              <span className="soft">
                {rule.resources.length > 0
                  ? rule.resources.map((resource) => called(partsOf(resource))).join(', ')
                  : rule.assetTypes.length + rule.labels.length > 0
                    ? t('policy.everyAsset')
                    : t('policy.noAsset')}{' '}
                {rule.resources.length > 0 &&
                  t(`policy.depth.${DEPTHS[String(rule.propagationDepth) as keyof typeof DEPTHS] ?? 'all'}`)}
                {(rule.assetTypes.length > 0 || rule.labels.length > 0) &&
                  ` · ${t('policy.onlyOf', { names: [...rule.assetTypes, ...rule.labels].join(', ') })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="soft">{t('policy.withinRole')}</p>
    </section>
  );
}
