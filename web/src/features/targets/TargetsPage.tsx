import { IconPencil, IconPlus, IconRadar2, IconTrash } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { ScrapeTarget } from '@/api/types/collector'
import { humane, secondsOf } from '@/lib/duration'
import { newest } from '@/lib/newest'
import { Button, IconButton, Switch } from '@/ui/controls'
import { Wrong } from '@/ui/FormProblem'
import { useLocale } from '@/ui/locale'
import { ConfirmDialog } from '@/ui/overlays'
import { Row, Rows } from '@/ui/Rows'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Badge, Page } from '@/ui/surface'
import { Ago } from '@/ui/time'
import { toastFailure } from '@/ui/toasts'
import { type State, stateOf } from './model'
import { targetsQuery, useDeleteTarget, useSaveTarget } from './queries'
import { TargetForm } from './TargetForm'
import styles from './targets.module.css'

/** What the collector asks by itself, and how it went the last time. */
export function TargetsPage({ tabs }: { readonly tabs?: ReactNode }) {
  const { t } = useTranslation('targets')
  const may = useMay('ingest-key:write')
  const query = useInfiniteQuery(targetsQuery)
  const [edited, edit] = useState<ScrapeTarget | 'new' | null>(null)
  const [doomed, doom] = useState<ScrapeTarget | null>(null)
  const create = may && (
    <Button look="primary" icon={<IconPlus />} onClick={() => edit('new')}>
      {t('create')}
    </Button>
  )
  return (
    <Page title={t('title')} actions={create}>
      {tabs}
      <QueryGate query={query} skeleton={<Skeleton rows={4} />}>
        {({ pages }) => {
          const targets = pages.flatMap((page) => page.items)
          if (targets.length === 0) {
            return (
              <EmptyState icon={<IconRadar2 />} title={t('empty.title')} action={create}>
                {t(may ? 'empty.text' : 'empty.askAdmin')}
              </EmptyState>
            )
          }
          return (
            <>
              <Rows>
                {targets.map((target) => (
                  <TargetRow
                    key={target.id}
                    target={target}
                    onEdit={may ? () => edit(target) : null}
                    onDelete={may ? () => doom(target) : null}
                  />
                ))}
              </Rows>
              {query.hasNextPage && (
                <div>
                  <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t('more')}
                  </Button>
                </div>
              )}
            </>
          )
        }}
      </QueryGate>
      {edited && (
        <TargetForm
          existing={newest(
            edited,
            query.data?.pages.flatMap((page) => page.items),
          )}
          onClose={() => edit(null)}
        />
      )}
      <Doom target={doomed} onClose={() => doom(null)} />
    </Page>
  )
}

function Doom({ target, onClose }: { readonly target: ScrapeTarget | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['targets', 'ui'])
  const remove = useDeleteTarget()
  return (
    <ConfirmDialog
      open={target !== null}
      title={t('delete')}
      text={t('deleteText', { url: target?.url ?? '' })}
      confirm={t('ui:action.delete')}
      busy={remove.isPending}
      onClose={onClose}
      onConfirm={() =>
        target &&
        remove.mutate(target, {
          onError: toastFailure,
          onSettled: onClose,
        })
      }
    />
  )
}

const TONES = { up: 'ok', down: 'danger', waiting: 'neutral', off: 'hold' } as const satisfies Record<State, string>

interface TargetRowProps {
  readonly target: ScrapeTarget
  readonly onEdit: (() => void) | null
  readonly onDelete: (() => void) | null
}

function TargetRow({ target, onEdit, onDelete }: TargetRowProps) {
  const { t } = useTranslation('targets')
  const locale = useLocale()
  const state = stateOf(target)
  const every = humane(secondsOf(target.interval) ?? 0, locale)
  return (
    <Row
      label={target.url}
      aside={<LastVisit target={target} />}
      acts={
        <>
          {onEdit && <Enable target={target} />}
          {onEdit && (
            <IconButton label={t('edit', { url: target.url })} onClick={onEdit}>
              <IconPencil />
            </IconButton>
          )}
          {onDelete && (
            <IconButton label={t('deleteOf', { url: target.url })} onClick={onDelete}>
              <IconTrash />
            </IconButton>
          )}
        </>
      }
    >
      <span className="row wrap">
        <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
        <strong>{target.job}</strong>
        <span className="mono small">{target.url}</span>
      </span>
      <span className="row wrap small muted">
        <span>{t('every', { every })}</span>
        {Object.entries(target.labels).map(([name, value]) => (
          <code key={name} className="mono">
            {name}="{value}"
          </code>
        ))}
      </span>
      {target.enabled && target.visit?.error && (
        <Wrong role="status">
          {target.visit.reason && t(`reason.${target.visit.reason}`)}{' '}
          <span className="muted">{target.visit.error}</span>
        </Wrong>
      )}
    </Row>
  )
}

function LastVisit({ target }: { readonly target: ScrapeTarget }) {
  const { t } = useTranslation('targets')
  const { visit } = target
  if (!target.enabled || visit === null) return <span className={styles.visit} />
  return (
    <span className={`small ${styles.visit}`}>
      <span className="num">{t('visit', { samples: visit.samples, took: Math.max(1, Math.round(visit.tookMs)) })}</span>
      <Ago at={visit.at} />
      {visit.up && (
        <Link to="/explore" search={{ query: `{job="${target.job.replace(/["\\]/g, '\\$&')}"}` }} className="link">
          {t('explore')}
        </Link>
      )}
    </span>
  )
}

function Enable({ target }: { readonly target: ScrapeTarget }) {
  const { t } = useTranslation('targets')
  const save = useSaveTarget(target)
  return (
    <Switch
      hideLabel
      label={t('enabled', { url: target.url })}
      checked={target.enabled}
      disabled={save.isPending}
      onToggle={(enabled) => save.mutate({ enabled }, { onError: toastFailure })}
    />
  )
}
