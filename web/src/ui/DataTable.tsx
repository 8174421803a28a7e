/** The one table: virtualised, sortable, keyboard-driven, rows that do not jump, cards on a phone. */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import {
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { hold } from '@/lib/heldList'
import styles from './DataTable.module.css'
import { useShortcuts } from './keyboard'
import { usePreferences } from './preferences'
import { useNarrow } from './viewport'

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

type SortValue = string | number

export interface Column<T> {
  readonly id: string
  readonly header: string
  /** A CSS grid track: `120px`, `minmax(200px, 1fr)`. */
  readonly width: string
  /** `rows` as they are shown now, for what depends on their order. */
  readonly cell: (row: T, rows: readonly T[]) => ReactNode
  readonly sortBy?: (row: T) => SortValue
  readonly align?: 'end'
  /** Left out when a panel stands beside the table. */
  readonly roomy?: true
}

interface DataTableProps<T> {
  readonly label: string
  readonly rows: readonly T[]
  readonly columns: readonly Column<T>[]
  readonly keyOf: (row: T) => string
  readonly card: (row: T) => ReactNode
  readonly sort: { readonly id: string; readonly desc: boolean }
  readonly selected?: string | null
  readonly onSelect?: (row: T) => void
  readonly onOpen?: (row: T) => void
  /** Changes when the person asked for another list: then everything fresh is shown at once. */
  readonly listKey?: string
  readonly newRows?: (count: number) => string
  readonly footer?: ReactNode
  readonly onEnd?: (() => void) | undefined
  readonly cardHeight?: number
  readonly compact?: boolean
}

function order(left: SortValue, right: SortValue): number {
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : String(left).localeCompare(String(right))
}

function useSorted<T>(rows: readonly T[], columns: readonly Column<T>[], initial: { id: string; desc: boolean }) {
  const [sorting, onSortingChange] = useState<SortingState>([initial])
  const defs = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: { of: T }) => column.sortBy?.(row.of) ?? '',
        enableSorting: column.sortBy !== undefined,
        sortFn: (a: { original: { of: T } }, b: { original: { of: T } }) =>
          column.sortBy ? order(column.sortBy(a.original.of), column.sortBy(b.original.of)) : 0,
      })),
    [columns],
  )
  const data = useMemo(() => rows.map((of) => ({ of })), [rows])
  const table = useTable({
    features,
    columns: defs,
    data,
    state: { sorting },
    onSortingChange,
    enableSortingRemoval: false,
  })
  return { table, sorting, sorted: table.getRowModel().rows.map((row) => row.original.of) }
}

function useHeld<T>(sorted: readonly T[], keyOf: (row: T) => string, key: string) {
  const [shown, show] = useState<{ key: string; keys: readonly string[]; rows: readonly T[] }>({
    key,
    keys: [],
    rows: [],
  })
  const adopt = () => show({ key, keys: sorted.map(keyOf), rows: sorted })
  if (shown.key !== key || (shown.keys.length === 0 && sorted.length > 0)) adopt()
  return { ...hold(shown.key === key ? shown.keys : null, sorted, shown.rows, keyOf), adopt }
}

export function DataTable<T>(props: DataTableProps<T>) {
  const { rows, keyOf, onEnd } = props
  const columns = useMemo(
    () => (props.compact ? props.columns.filter((column) => !column.roomy) : props.columns),
    [props.compact, props.columns],
  )
  const narrow = useNarrow()
  const { density } = usePreferences()
  const { table, sorting, sorted } = useSorted(rows, columns, props.sort)
  const sortKey = sorting.map((each) => `${each.id}${each.desc}`).join()
  const held = useHeld(sorted, keyOf, `${props.listKey ?? ''}|${sortKey}`)
  const scroller = useRef<HTMLDivElement>(null)
  const height = narrow ? (props.cardHeight ?? 92) : density === 'dense' ? 32 : 40
  const virtual = useVirtualizer({
    count: held.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
    initialRect: { width: 800, height: 600 },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row height means measuring again
  useEffect(() => virtual.measure(), [height])

  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (onEnd && held.rows.length > 0 && last >= held.rows.length - 5) onEnd()
  }, [last, held.rows.length, onEnd])

  const at = held.rows.findIndex((row) => keyOf(row) === props.selected)
  const move = (step: number) => {
    const next = held.rows[at < 0 ? 0 : Math.max(0, Math.min(held.rows.length - 1, at + step))]
    if (!next || !props.onSelect) return
    props.onSelect(next)
    virtual.scrollToIndex(held.rows.indexOf(next))
  }
  const current = held.rows[at]
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    ...(current && props.onOpen ? { enter: () => props.onOpen?.(current) } : {}),
  })

  const tracks = columns.map((column) => column.width).join(' ')
  return (
    <div className={styles.frame}>
      {held.waiting > 0 && props.newRows && (
        <button type="button" className={styles.pill} onClick={held.adopt}>
          {props.newRows(held.waiting)}
        </button>
      )}
      <div ref={scroller} className={styles.scroller}>
        {/* biome-ignore-start lint/a11y: a grid of rows that is virtualised cannot be a table element */}
        <div
          role="grid"
          aria-label={props.label}
          aria-rowcount={held.rows.length + 1}
          className={styles.grid}
          style={{ ['--tracks' as string]: tracks }}
        >
          <div role="row" className={narrow ? 'visually-hidden' : styles.head}>
            {columns.map((column) => (
              <HeadCell
                key={column.id}
                column={column}
                sorted={sorting.find((each) => each.id === column.id)}
                onSort={() => table.getColumn(column.id)?.toggleSorting()}
              />
            ))}
          </div>
          <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {items.map((item) => {
              const row = held.rows[item.index]
              if (row === undefined) return null
              const key = keyOf(row)
              return (
                <div
                  key={key}
                  role="row"
                  aria-rowindex={item.index + 2}
                  aria-selected={key === props.selected}
                  data-gone={held.gone.has(key) || undefined}
                  data-clickable={props.onSelect ? true : undefined}
                  className={narrow ? styles.card : styles.row}
                  style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                  onClick={() => props.onSelect?.(row)}
                  onDoubleClick={() => props.onOpen?.(row)}
                >
                  {narrow ? (
                    <div role="gridcell" className={styles.cardBody}>
                      {props.card(row)}
                    </div>
                  ) : (
                    columns.map((column) => (
                      <div key={column.id} role="gridcell" data-align={column.align} className={styles.cell}>
                        {column.cell(row, held.rows)}
                      </div>
                    ))
                  )}
                </div>
              )
            })}
          </div>
        </div>
        {/* biome-ignore-end lint/a11y: a grid of rows that is virtualised cannot be a table element */}
      </div>
      {props.footer && <footer className={styles.footer}>{props.footer}</footer>}
    </div>
  )
}

interface HeadCellProps<T> {
  readonly column: Column<T>
  readonly sorted: { readonly desc: boolean } | undefined
  readonly onSort: () => void
}

function HeadCell<T>({ column, sorted, onSort }: HeadCellProps<T>) {
  return (
    // biome-ignore lint/a11y: part of the virtualised grid
    <div
      role="columnheader"
      aria-sort={sorted ? (sorted.desc ? 'descending' : 'ascending') : undefined}
      data-align={column.align}
      className={styles.cell}
    >
      {column.sortBy ? (
        <button type="button" onClick={onSort}>
          {column.header}
          {sorted && (sorted.desc ? <IconArrowDown aria-hidden="true" /> : <IconArrowUp aria-hidden="true" />)}
        </button>
      ) : (
        column.header
      )}
    </div>
  )
}
