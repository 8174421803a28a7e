import { IconArrowMerge, IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { useMay, useMe } from '@/api/session'
import type { Ticket, TicketState } from '@/api/types/ticket'
import type { BulkAction, BulkWish } from '@/api/types/ticketList'
import { Button } from '@/ui/controls'
import { Menu, type MenuItem } from '@/ui/overlays'
import { toast } from '@/ui/toasts'
import { type Asked, BulkDialog } from './BulkDialog'
import { useBulk } from './bulk'
import { LEVELS } from './model'
import { peopleQuery } from './queries'
import styles from './tickets.module.css'

const STATES: readonly TicketState[] = ['assigned', 'inProgress', 'closed']

interface BulkBarProps {
  readonly chosen: readonly Ticket[]
  /** What the list is asked for: all it finds, also what is not loaded. */
  readonly filter: Record<string, string>
  readonly total: number
  readonly onAll: () => void
  readonly onMerge: () => void
  readonly onNone: () => void
}

/** What can be done to all that is picked: each becomes a job, which can be taken back. */
export function BulkBar({ chosen, filter, total, onAll, onMerge, onNone }: BulkBarProps) {
  const { t } = useTranslation(['tickets', 'ui'])
  const bulk = useBulk()
  const [asked, ask] = useState<Asked | null>(null)
  const [everything, setEverything] = useState(false)
  const count = everything ? total : chosen.length
  const run = (action: BulkAction) => {
    const selection: Omit<BulkWish, 'action'> = everything
      ? { filter }
      : { tickets: chosen.map(({ id, version }) => ({ id, version })) }
    bulk.mutate(
      { ...selection, action },
      {
        onSuccess: onNone,
        onError: (error) => {
          const problem = asProblem(error)
          toast({ tone: 'danger', text: `${t(`ui:problem.${problem.kind}.title`)} ${problem.detail ?? ''}` })
        },
      },
    )
  }
  return (
    <section className={styles.bulk} aria-label={t('bulk.label')}>
      <span role="status">{t('bulk.picked', { count })}</span>
      {!everything && total > chosen.length && (
        <Button small look="quiet" onClick={onAll}>
          {t('bulk.shown')}
        </Button>
      )}
      {!everything && total > chosen.length && (
        <Button small look="quiet" onClick={() => setEverything(true)}>
          {t('bulk.everything', { count: total })}
        </Button>
      )}
      <AssignMany onRun={run} />
      <Picker
        label={t('action.state')}
        sections={[
          {
            items: [
              ...STATES.map((to) => ({ label: t(`to.${to}`), onPick: () => run({ transition: { to } }) })),
              { label: t('to.resolved'), onPick: () => ask('resolved') },
              { label: t('to.cancelled'), danger: true, onPick: () => ask('cancelled') },
            ],
          },
        ]}
      />
      <Picker
        label={t('column.priority')}
        sections={(['impact', 'urgency'] as const).map((field) => ({
          title: t(`field.${field}`),
          items: LEVELS.map((level) => ({
            label: `${t(`field.${field}`)}: ${t(`level.${level}`)}`,
            onPick: () => run({ patch: { [field]: level } }),
          })),
        }))}
      />
      <Picker
        label={t('bulk.more')}
        sections={[
          {
            items: (['queue', 'addTags', 'removeTags'] as const).map((each) => ({
              label: t(`bulk.ask.${each}`),
              onPick: () => ask(each),
            })),
          },
        ]}
      />
      <Button
        small
        icon={<IconArrowMerge size={16} />}
        disabled={everything || chosen.length < 2 || new Set(chosen.map((each) => each.type)).size > 1}
        onClick={onMerge}
      >
        {t('merge.action')}
      </Button>
      <Button small look="quiet" onClick={onNone}>
        {t('bulk.none')}
      </Button>
      {asked && (
        <BulkDialog
          asked={asked}
          count={count}
          onClose={() => ask(null)}
          onRun={(action) => {
            ask(null)
            run(action)
          }}
        />
      )}
    </section>
  )
}

interface PickerProps {
  readonly label: string
  readonly sections: readonly { readonly title?: string; readonly items: readonly MenuItem[] }[]
}

function Picker({ label, sections }: PickerProps) {
  return (
    <Menu
      target={
        <Button small icon={<IconChevronDown size={16} />}>
          {label}
        </Button>
      }
      sections={sections}
    />
  )
}

function AssignMany({ onRun }: { readonly onRun: (action: BulkAction) => void }) {
  const { t } = useTranslation('tickets')
  const me = useMe()
  const people = useQuery(peopleQuery(useMay('person:read')))
  const agents = (people.data?.items ?? []).filter(
    (person) => person.id !== me.id && person.roles.some((role) => ['agent', 'operator', 'admin'].includes(role)),
  )
  const give = (assigneeId: string | null) => onRun({ patch: { assigneeId } })
  return (
    <Picker
      label={t('action.assign')}
      sections={[
        {
          items: [
            { label: t('action.assignMe'), onPick: () => give(me.id) },
            ...agents.slice(0, 20).map((person) => ({
              label: person.name,
              hint: person.username,
              onPick: () => give(person.id),
            })),
            { label: t('bulk.nobody'), onPick: () => give(null) },
          ],
        },
      ]}
    />
  )
}
