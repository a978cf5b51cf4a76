import { iconPen, iconTrashcan } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typesChanged } from '~/api/modelling';
import { useWho } from '~/app/session';
import { ConfirmDialog } from '~/ui/Dialog';
import { tell } from '~/ui/toast';

const NOT = ['types.notOwn', 'types.noRight', 'types.used', 'types.aspectUsed'] as const;
export type WhyNot = (typeof NOT)[number] | undefined;

interface Props {
  kind: 'types' | 'aspects';
  type: { id: string; name: string; description?: string | null; tenantId: string };
  /** Types from the top down that it comes from. */
  ancestors?: string[];
  label?: string;
  noEdit: WhyNot;
  noDelete: WhyNot;
  /** Not known yet whether it is used. */
  unsure: boolean;
  /** Further buttons. */
  tools?: ReactNode;
  editor: (onClose: () => void) => ReactNode;
  onDelete: () => Promise<unknown>;
  children: ReactNode;
}

/** The page of an asset type or an aspect type: what it is called, and what one can do with it. */
export function TypeFrame({ kind, type, ancestors = [], label, tools, editor, onDelete, children, ...may }: Props) {
  const { t } = useTranslation();
  const who = useWho();
  const [doing, setDoing] = useState<'edit' | 'delete'>();
  const close = () => setDoing(undefined);
  const { noEdit, noDelete, unsure } = may;
  return (
    <div className="page">
      <header className="page-head">
        <div className="head-text">
          <nav aria-label={t('types.ancestors')} className="crumbs">
            <ol>
              <li>
                <Link to={`/${kind}`}>{t(`types.${kind}`)}</Link>
              </li>
              {ancestors.map((each) => (
                <li key={each}>
                  <Link to="/types/$typeId" params={{ typeId: each }}>
                    {each}
                  </Link>
                </li>
              ))}
            </ol>
          </nav>
          <h1 tabIndex={-1}>{type.name}</h1>
          <p className="soft facts">
            <code>{type.id}</code>
            {label && <span className="label">{label}</span>}
            {type.tenantId !== who.tenant.id && <span className="label">{t('types.builtIn')}</span>}
          </p>
          {type.description && <p>{type.description}</p>}
        </div>
        <div className="tools">
          <IxButton
            variant="secondary"
            icon={iconPen}
            disabled={!!noEdit}
            title={noEdit && t(noEdit)}
            onClick={() => setDoing('edit')}
          >
            {t('do.edit')}
          </IxButton>
          {tools}
          <IxButton
            variant="danger-secondary"
            icon={iconTrashcan}
            disabled={!!noDelete || unsure}
            title={noDelete && t(noDelete)}
            onClick={() => setDoing('delete')}
          >
            {t('do.delete')}
          </IxButton>
          {noDelete && <p className="reason soft">{t(noDelete)}</p>}
        </div>
      </header>
      {children}
      {doing === 'edit' && editor(close)}
      {doing === 'delete' && <DeleteDialog kind={kind} name={type.name} onDelete={onDelete} onClose={close} />}
    </div>
  );
}

/** Why somebody can't change a type, if it is so. */
export const whyNot = (own: boolean, may: boolean, used?: WhyNot): WhyNot =>
  !own ? 'types.notOwn' : may ? used : 'types.noRight';

interface DeleteProps extends Pick<Props, 'kind' | 'onDelete'> {
  name: string;
  onClose: () => void;
}

function DeleteDialog({ kind, name, onDelete, onClose }: DeleteProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const run = useMutation({
    mutationFn: onDelete,
    onSuccess: async () => {
      await navigate({ to: `/${kind}` });
      await typesChanged(client);
      tell(t('types.deleted', { name }));
    },
  });
  return (
    <ConfirmDialog
      title={t('types.deleteTitle', { name })}
      action={t('do.delete')}
      busy={run.isPending}
      error={run.error}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <p>{t('types.deleteText')}</p>
    </ConfirmDialog>
  );
}
