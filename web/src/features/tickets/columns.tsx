import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField, CustomValue } from '@/api/types/customField'
import type { Ticket } from '@/api/types/ticket'
import { nameIn } from '@/lib/names'
import type { Column } from '@/ui/DataTable'
import { Since } from '@/ui/time'
import { customFieldsQuery, useSaidOf } from './custom'
import { Present } from './Present'
import { MajorMark, Priority, TicketState } from './parts'
import { SlaLeft } from './SlaClocks'
import { nextClock } from './sla'
import styles from './tickets.module.css'
import { type Chosen, columnsOf } from './views'

interface Picking {
  readonly picked: readonly string[]
  readonly pickOne: (id: string, shown: readonly string[], range: boolean) => void
}

/** The columns of a view, in its order. */
export function useColumns(picking: Picking | null, view: Chosen): readonly Column<Ticket>[] {
  const usual = useTicketColumns()
  const added = useCustomColumns()
  const { t } = useTranslation('tickets')
  return useMemo(() => {
    const all = [...usual, ...added]
    const shown = columnsOf(view).flatMap((id) => all.find((column) => column.id === id) ?? [])
    return picking ? [pickColumn(picking, t), ...shown] : shown
  }, [usual, added, picking, view, t])
}

/** The fields the tenant added, whatever kind of ticket has them. */
function useCustomColumns(): readonly Column<Ticket>[] {
  const { data } = useQuery(customFieldsQuery)
  const { i18n } = useTranslation()
  return useMemo(
    () =>
      (data?.items ?? []).map((field) => ({
        id: `custom.${field.key}`,
        header: nameIn(i18n.language, field.name),
        width: '130px',
        ...(field.kind === 'number' && { align: 'end' as const }),
        cell: (row) => <CustomCell field={field} value={row.custom[field.key]} />,
        sortBy: (row) => sortKey(row.custom[field.key]),
      })),
    [data, i18n.language],
  )
}

interface CustomCellProps {
  readonly field: CustomField
  readonly value: CustomValue | null | undefined
}

function CustomCell({ field, value }: CustomCellProps) {
  const said = useSaidOf()(field, value)
  return said === null ? <span className="faint">–</span> : <span className="truncate">{said}</span>
}

function sortKey(value: CustomValue | null | undefined): string | number {
  if (typeof value === 'number') return value
  return typeof value === 'object' ? (value?.name ?? '') : String(value ?? '')
}

function pickColumn(
  { picked, pickOne }: Picking,
  t: ReturnType<typeof useTranslation<'tickets'>>['t'],
): Column<Ticket> {
  return {
    id: 'pick',
    header: t('bulk.pick'),
    width: '56px',
    cell: (row, rows) => (
      <input
        type="checkbox"
        aria-label={t('bulk.pickOne', { number: row.number })}
        checked={picked.includes(row.id)}
        onClick={(event) => {
          event.stopPropagation()
          pickOne(
            row.id,
            rows.map((each) => each.id),
            event.shiftKey,
          )
        }}
        onChange={() => {}}
      />
    ),
  }
}

function useTicketColumns(): readonly Column<Ticket>[] {
  const { t } = useTranslation('tickets')
  return useMemo(
    () => [
      {
        id: 'priority',
        header: t('column.priority'),
        width: '86px',
        cell: (row) => <Priority priority={row.priority} />,
        sortBy: (row) => row.priority * 1e13 + Date.parse(row.createdAt),
      },
      {
        id: 'number',
        header: t('column.number'),
        width: '148px',
        cell: (row) => <span className="mono muted">{row.number}</span>,
        sortBy: (row) => row.number,
      },
      {
        id: 'title',
        header: t('column.title'),
        width: 'minmax(170px, 1fr)',
        cell: (row) => (
          <span className={styles.titleCell}>
            {row.majorIncident && <MajorMark />}
            <Link
              to="/tickets/$id"
              params={{ id: row.number }}
              className={styles.rowTitle}
              onClick={(event) => event.stopPropagation()}
            >
              {row.title}
            </Link>
            <Present ticketId={row.id} brief />
          </span>
        ),
        sortBy: (row) => row.title,
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '106px',
        cell: (row) => <TicketState state={row.state} />,
        sortBy: (row) => row.state,
      },
      {
        id: 'sla',
        header: t('column.sla'),
        width: '142px',
        cell: (row) => <NextSla ticket={row} />,
        sortBy: (row) => nextClock(row.sla)?.dueAt ?? '9999',
      },
      {
        id: 'assignee',
        header: t('column.assignee'),
        width: '108px',
        cell: (row) => row.assignee?.name ?? <span className="faint">{t('unassigned')}</span>,
        sortBy: (row) => row.assignee?.name ?? '',
      },
      {
        id: 'requester',
        header: t('column.requester'),
        width: '130px',
        roomy: true,
        cell: (row) => row.requester?.name ?? '–',
        sortBy: (row) => row.requester?.name ?? '',
      },
      {
        id: 'type',
        header: t('column.type'),
        width: '92px',
        cell: (row) => t(`type.${row.type}`),
        sortBy: (row) => row.type,
      },
      {
        id: 'queue',
        header: t('column.queue'),
        width: '120px',
        cell: (row) => row.queue ?? <span className="faint">–</span>,
        sortBy: (row) => row.queue ?? '',
      },
      {
        id: 'tags',
        header: t('column.tags'),
        width: '140px',
        cell: (row) => <span className="truncate">{row.tags.join(', ')}</span>,
        sortBy: (row) => row.tags.join(' '),
      },
      {
        id: 'updated',
        header: t('column.updated'),
        width: '110px',
        align: 'end',
        cell: (row) => <Since at={row.updatedAt} until={null} />,
        sortBy: (row) => row.updatedAt,
      },
      {
        id: 'age',
        header: t('column.age'),
        width: '92px',
        align: 'end',
        cell: (row) => <Since at={row.createdAt} until={row.resolvedAt} />,
        sortBy: (row) => row.createdAt,
      },
    ],
    [t],
  )
}

function NextSla({ ticket }: { readonly ticket: Ticket }) {
  const clock = nextClock(ticket.sla)
  return clock ? <SlaLeft clock={clock} /> : <span className="faint">–</span>
}
