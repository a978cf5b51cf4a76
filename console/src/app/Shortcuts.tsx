import { useTranslation } from 'react-i18next';
import { Dialog } from '~/ui/Dialog';
import { ROOMS } from './apps';
import { useWho } from './session';

/** The sheet of keys. */
export default function Shortcuts({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const who = useWho();
  const lines: [string[], string][] = [
    [['/'], t('keys.search')],
    [['Ctrl', 'K'], t('keys.palette')],
    [['?'], t('keys.help')],
    [['g', 'l'], t('room.launchpad.name')],
    ...ROOMS.filter((room) => room.open(who)).map((room): [string[], string] => [
      ['g', room.key],
      t(`room.${room.id}.name`),
    ]),
    [['↑', '↓'], t('keys.walk')],
    [['→', '←'], t('keys.unfold')],
    [['Enter'], t('keys.select')],
    [['Esc'], t('keys.close')],
  ];
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className="keys">
        {lines.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
