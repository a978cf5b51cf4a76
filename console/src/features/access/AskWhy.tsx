import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ASKED, explainQuery } from '~/api/access';
import { usersQuery } from '~/api/people';
import { ApiError } from '~/api/problem';
import type { AssetRow } from '~/api/types';
import { useSettled } from '~/app/useSettled';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { Why } from './Why';

const LISTED = 100;

/** What one person may do with an asset, right by right, as the server decides it. */
export function AskWhy({ asset }: { asset: Pick<AssetRow, 'assetId' | 'name'> }) {
  const { t } = useTranslation();
  const [user, setUser] = useState('');
  const words = useSettled(user.trim());
  const known = useQuery(usersQuery({ q: words || undefined }, LISTED));
  const names = (known.data?.rows ?? []).map((each) => each.userName);
  const exact = names.find((name) => name.toLowerCase() === words.toLowerCase());
  return (
    <section className="ask" aria-label={t('ask.title', { asset: asset.name })}>
      <h3>{t('ask.title', { asset: asset.name })}</h3>
      <Labelled label={t('ask.who')} hint={words && known.data && !exact ? t('ask.nobody') : t('ask.hint')} wide>
        {(id, described) => (
          <>
            <input
              id={id}
              className="field"
              list={`${id}-people`}
              aria-describedby={described}
              value={user}
              onChange={(event) => setUser(event.target.value)}
            />
            <datalist id={`${id}-people`}>
              {names.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </Labelled>
      {exact && <Rights user={exact} assetId={asset.assetId} />}
    </section>
  );
}

function Rights({ user, assetId }: { user: string; assetId: string }) {
  const { t } = useTranslation();
  const answers = useQueries({ queries: ASKED.map((right) => explainQuery(user, assetId, right)) });
  const error = answers.find((each) => each.error)?.error;
  // Who is in no subtenant is nobody an answer could be given for.
  if (error instanceof ApiError && error.status === 404) return <p role="status">{t('ask.nowhere', { user })}</p>;
  return (
    <>
      <ErrorLine error={error} />
      <div className="scroll">
        <table className="data stacked" aria-label={t('ask.rightsOf', { user })}>
          <thead>
            <tr>
              <th scope="col">{t('ask.right')}</th>
              <th scope="col">{t('ask.answer')}</th>
              <th scope="col">{t('viewers.why')}</th>
            </tr>
          </thead>
          <tbody>
            {ASKED.map((right, index) => {
              const answer = answers[index]?.data;
              return (
                <tr key={right}>
                  <th scope="row">{t(`ask.rights.${right}`)}</th>
                  <td>
                    {answer && (
                      <span className={answer.allowed ? 'pill good' : 'pill past'}>
                        {t(answer.allowed ? 'say.yes' : 'say.no')}
                      </span>
                    )}
                  </td>
                  <td>{answer && <Why explanation={answer} />}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
