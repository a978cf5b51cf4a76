import { iconEyeCancelled, iconSuccess } from '@siemens/ix-icons/icons';
import { IxIcon } from '@siemens/ix-react';
import { useQuery } from '@tanstack/react-query';
import { Link as RouteLink } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Explanation, type Link, policiesQuery } from '~/api/access';
import { isTenantAdministrator, useWho } from '~/app/session';

/** The chain of facts by which somebody may do something, or what is missing to it. */
export function Why({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const { allowed, chain, nearestMiss } = explanation;
  return (
    <ul className="why">
      {chain.map((link) => (
        <Fact key={JSON.stringify(link)} link={link} />
      ))}
      {!allowed && (
        <li className="missing">
          <IxIcon name={iconEyeCancelled} size="16" aria-hidden="true" />
          <span>{nearestMiss ? missText(nearestMiss, t) : t('why.miss.hidden')}</span>
        </li>
      )}
    </ul>
  );
}

function Fact({ link }: { link: Link }) {
  const { t } = useTranslation();
  const who = useWho();
  const policies = useQuery({ ...policiesQuery, enabled: link.kind === 'policy' && isTenantAdministrator(who) });
  const policy = policies.data?.rows.find((each) => each.id === link.policyId);
  return (
    <li>
      <IxIcon name={iconSuccess} size="16" aria-hidden="true" />
      {link.kind === 'share' && link.shareId ? (
        <span>
          {t('why.share', { tenant: link.owner })}{' '}
          <RouteLink to="/shares/$shareId" params={{ shareId: link.shareId }}>
            {t('why.toShare')}
          </RouteLink>
        </span>
      ) : link.kind === 'policy' ? (
        <span>
          {t('why.policy', { policy: policy?.name ?? link.policyId, subjects: (link.subjects ?? []).join(', ') })}
        </span>
      ) : link.kind === 'role' ? (
        <span>
          {t('why.role', { count: link.roles?.length ?? 0, roles: (link.roles ?? []).map(short).join(', ') })}
        </span>
      ) : (
        <span>{t('why.unbound')}</span>
      )}
    </li>
  );
}

const short = (role: string) => role.replace(/^mdsp:core:/, '');

const MISSES = [
  'right',
  'policy',
  'subtenant',
  'passedOn',
  'administrator',
  'notOwner',
  'notShareable',
  'fixedInTree',
  'changesSubtenant',
  'boundByPolicies',
  'inBin',
  'notInBin',
] as const;

function missText(miss: NonNullable<Explanation['nearestMiss']>, t: TFunction): string {
  const kind = MISSES.find((each) => each === miss.kind);
  if (kind === 'right') return t('why.miss.right', { roles: (miss.roles ?? []).map(short).join(', ') });
  if (kind === 'policy') return t('why.miss.policy', { action: miss.action ?? '' });
  return kind ? t(`why.miss.${kind}`) : miss.kind;
}
