import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchQuery } from '~/api/queries';
import { chooseLanguage } from '~/i18n';
import { Dialog } from '~/ui/Dialog';
import { ROOMS } from './apps';
import { useWho } from './session';
import { chooseTheme, useTheme } from './theme';
import { useSettled } from './useSettled';

interface Entry {
  id: string;
  label: string;
  kind: string;
  run: () => void;
}

const MOST_ASSETS = 8;

/** One field that leads everywhere: rooms, settings of one's own, and assets by name. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const who = useWho();
  const router = useRouter();
  const { mode } = useTheme();
  const list = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const words = useSettled(typed.trim());
  const found = useQuery({ ...searchQuery({ words, whose: 'all', tenant: who.tenant.id }), enabled: words.length > 0 });
  const wanted = useDeferredValue(typed.trim().toLocaleLowerCase());

  const fixed: Entry[] = [
    {
      id: 'launchpad',
      label: t('room.launchpad.name'),
      kind: t('palette.page'),
      run: () => void router.navigate({ to: '/' }),
    },
    ...ROOMS.filter((room) => room.open(who)).map((room) => ({
      id: room.id,
      label: t(`room.${room.id}.name`),
      kind: t('palette.page'),
      run: () => void router.navigate({ to: room.path }),
    })),
    {
      id: 'theme',
      label: t(mode === 'dark' ? 'palette.light' : 'palette.dark'),
      kind: t('palette.setting'),
      run: () => chooseTheme(mode === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'language',
      label: i18n.language === 'de' ? 'English' : 'Deutsch',
      kind: t('palette.setting'),
      run: () => void chooseLanguage(i18n.language === 'de' ? 'en' : 'de'),
    },
  ];
  // An answer to fewer words than are typed by now may begin with what is no longer meant.
  const current = words === typed.trim() && !found.isPlaceholderData;
  const assets: Entry[] = (wanted && words ? (found.data?.rows ?? []) : [])
    .filter((asset) => current || asset.name.toLocaleLowerCase().includes(wanted))
    .slice(0, MOST_ASSETS)
    .map((asset) => ({
      id: asset.assetId,
      label: asset.name,
      kind: t('palette.asset'),
      run: () => void router.navigate({ to: '/assets/$assetId', params: { assetId: asset.assetId } }),
    }));
  const entries = [...fixed.filter((entry) => entry.label.toLocaleLowerCase().includes(wanted)), ...assets];
  const chosen = entries[Math.min(at, entries.length - 1)];

  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((now) => (Math.min(now, entries.length - 1) + step + entries.length) % Math.max(1, entries.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(chosen);
    }
  };

  return (
    <Dialog title={t('palette.title')} onClose={onClose}>
      <input
        className="field"
        type="text"
        role="combobox"
        data-first
        aria-label={t('palette.title')}
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={chosen && `${list}-${chosen.id}`}
        placeholder={t('palette.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div id={list} role="listbox" aria-label={t('palette.title')} className="palette">
        {entries.map((entry) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys, as in every combobox
          <div
            key={entry.id}
            id={`${list}-${entry.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={entry === chosen}
            onClick={() => run(entry)}
          >
            <span>{entry.label}</span>
            <small className="soft">{entry.kind}</small>
          </div>
        ))}
      </div>
      {entries.length === 0 && <p className="soft">{t('palette.none')}</p>}
    </Dialog>
  );
}
