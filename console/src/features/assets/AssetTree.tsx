import { iconChevronDownSmall, iconChevronRightSmall } from '@siemens/ix-icons/icons';
import { IxIcon } from '@siemens/ix-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type DragEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SHARE_FOLDER } from '~/api/queries';
import type { AssetRow } from '~/api/types';
import { moveBy, type Row, typeAhead } from '~/lib/tree';
import { AssetIcon, SharingSign } from './AssetIcon';
import { SubtenantLabel } from './SubtenantLabel';

const ROW = 36;
const OVERSCAN = 8;
const TYPING_PAUSE = 700;

interface Props {
  label: string;
  rows: Row[];
  selected?: string;
  owners: ReadonlyMap<string, string>;
  onSelect: (asset: AssetRow) => void;
  onToggle: (assetId: string, open: boolean) => void;
  onWant: (parentId: string, position: number) => void;
  /** One asset was dropped on another. Where it is missing, nothing can be dragged. */
  onMove?: (asset: AssetRow, to: AssetRow) => void;
}

/**
 * A tree of any size: only the lines in sight are in the document. The focus stays on the tree and moves over its lines,
 * as the pattern for trees has it.
 */
export function AssetTree({ label, rows, selected, owners, onSelect, onToggle, onWant, onMove }: Props) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string>();
  const typed = useRef({ text: '', at: 0 });
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
  });

  const selectedAt = rows.findIndex((row) => row.kind === 'asset' && row.key === selected);
  const shownAt = rows.findIndex((row) => row.key === active);
  const at = shownAt >= 0 ? shownAt : Math.max(selectedAt, 0);
  const current = rows[at];

  // What is selected comes into sight once, when it appears; later scrolling is the reader's.
  const met = useRef<string>(undefined);
  useEffect(() => {
    if (selectedAt < 0 || met.current === selected) return;
    met.current = selected;
    lines.scrollToIndex(selectedAt, { align: 'auto' });
  }, [selectedAt, selected, lines]);

  const inSight = lines.getVirtualItems();
  useEffect(() => {
    for (const line of inSight) {
      const row = rows[line.index];
      if (row?.kind === 'gap' && !row.failed && row.of > 1) onWant(row.parentId, row.position - 1);
    }
  });

  const [dragged, setDragged] = useState<AssetRow>();
  const [over, setOver] = useState<string>();
  const drag = onMove && {
    dragged,
    over,
    start: setDragged,
    hover: setOver,
    end: (to?: AssetRow) => {
      setDragged(undefined);
      setOver(undefined);
      if (dragged && to) onMove(dragged, to);
    },
  };

  const stand = (index: number) => {
    setActive(rows[index]?.key);
    lines.scrollToIndex(index, { align: 'auto' });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = Date.now();
    const typing = now - typed.current.at < TYPING_PAUSE;
    const letter = event.key.length === 1 && event.key !== '/' && event.key !== '?';
    if (letter && (event.key !== ' ' || typing)) {
      event.preventDefault();
      event.stopPropagation();
      const text = typing ? typed.current.text + event.key : event.key;
      typed.current = { text, at: now };
      stand(typeAhead(rows, at, text));
      return;
    }
    const move = moveBy(event.key, rows, at, Math.floor((frame.current?.clientHeight ?? 0) / ROW));
    if (!move) return;
    event.preventDefault();
    if ('to' in move) stand(move.to);
    else if ('expand' in move) onToggle(move.expand, true);
    else if ('collapse' in move) onToggle(move.collapse, false);
    else if (current?.kind === 'asset') onSelect(current.asset);
  };

  return (
    <div
      ref={frame}
      className="tree"
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={current && `${id}-${current.key}`}
      onKeyDown={onKey}
      onFocus={() => setActive((before) => before ?? current?.key)}
    >
      <div role="none" className="tree-space" style={{ height: lines.getTotalSize() }}>
        {inSight.map((line) => {
          const row = rows[line.index];
          return row ? (
            <Line
              key={row.key}
              id={`${id}-${row.key}`}
              row={row}
              top={line.start}
              active={line.index === at}
              selected={line.index === selectedAt}
              owner={row.kind === 'asset' ? owners.get(row.asset.tenantId) : undefined}
              onSelect={onSelect}
              onToggle={onToggle}
              onStand={() => setActive(row.key)}
              drag={drag}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

interface LineProps {
  id: string;
  row: Row;
  top: number;
  active: boolean;
  selected: boolean;
  owner?: string;
  onSelect: (asset: AssetRow) => void;
  onToggle: (assetId: string, open: boolean) => void;
  onStand: () => void;
  drag?: Drag;
}

interface Drag {
  dragged?: AssetRow;
  over?: string;
  start: (asset: AssetRow) => void;
  hover: (assetId: string | undefined) => void;
  end: (to?: AssetRow) => void;
}

/** How long one has to hold something over a closed branch for it to open. */
const OPENS_AFTER = 600;

/** What makes a line something to drag, and to drop on: only one's own assets are either. */
function useDrag(drag: Drag | undefined, row: Row, open: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (!drag || row.kind === 'gap') return {};
  const { asset } = row;
  const own = !asset.sharing.modes.includes('RECEIVER') && asset.typeId !== SHARE_FOLDER;
  const takes = own && drag.dragged !== undefined && drag.dragged.assetId !== asset.assetId;
  return {
    draggable: own && row.depth > 1,
    'data-over': drag.over === asset.assetId || undefined,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData('text/plain', asset.name);
      event.dataTransfer.effectAllowed = 'move';
      drag.start(asset);
    },
    onDragEnter: () => {
      clearTimeout(timer.current);
      if (takes && !row.leaf && !row.expanded) timer.current = setTimeout(open, OPENS_AFTER);
    },
    onDragLeave: () => clearTimeout(timer.current),
    onDragOver: (event: DragEvent) => {
      if (!takes) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      if (drag.over !== asset.assetId) drag.hover(asset.assetId);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      drag.end(takes ? asset : undefined);
    },
    onDragEnd: () => drag.end(),
  };
}

function Line({ id, row, top, active, selected, owner, onSelect, onToggle, onStand, drag }: LineProps) {
  const { t } = useTranslation();
  const place = {
    id,
    'aria-level': row.depth,
    'aria-posinset': row.position,
    'aria-setsize': row.of,
    style: { transform: `translateY(${top}px)`, paddingInlineStart: `${(row.depth - 1) * 16 + 4}px` },
  };
  const dragging = useDrag(drag, row, () => row.kind === 'asset' && onToggle(row.asset.assetId, true));
  if (row.kind === 'gap') {
    return (
      <div
        {...place}
        role="treeitem"
        tabIndex={-1}
        aria-selected={false}
        className={active ? 'line gap active' : 'line gap'}
      >
        <span className="soft">{t(row.failed ? 'tree.failed' : 'say.loading')}</span>
      </div>
    );
  }
  const { asset } = row;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
    <div
      {...place}
      {...dragging}
      role="treeitem"
      tabIndex={-1}
      aria-selected={selected}
      aria-expanded={row.leaf ? undefined : row.expanded}
      className={`line${selected ? ' selected' : ''}${active ? ' active' : ''}`}
      onClick={() => {
        onStand();
        onSelect(asset);
      }}
    >
      {row.leaf ? (
        <span className="unfold" />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the tree has the keys for it
        <span
          className="unfold"
          onClick={(event) => {
            event.stopPropagation();
            onStand();
            onToggle(asset.assetId, !row.expanded);
          }}
        >
          <IxIcon name={row.expanded ? iconChevronDownSmall : iconChevronRightSmall} size="24" aria-hidden="true" />
        </span>
      )}
      <AssetIcon asset={asset} />
      <span className="line-name" title={asset.name}>
        {asset.name}
      </span>
      {asset.subTenant && <SubtenantLabel id={asset.subTenant} />}
      <SharingSign asset={asset} owner={owner} />
    </div>
  );
}
