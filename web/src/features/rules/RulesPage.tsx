import { IconAdjustmentsAlt, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { Rule } from '@/api/types/event'
import { humane, secondsOf } from '@/lib/duration'
import { ButtonLink } from '@/ui/ButtonLink'
import { Switch } from '@/ui/controls'
import { type Column, DataTable } from '@/ui/DataTable'
import { Fires } from '@/ui/Fires'
import { useLocale } from '@/ui/locale'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Badge, Page } from '@/ui/surface'
import { toastFailure } from '@/ui/toasts'
import { opOf, SIGNS, watchedBy } from './model'
import { rulesQuery, useToggleRule } from './queries'
import styles from './rules.module.css'

export function RulesPage() {
  const { t } = useTranslation('rules')
  const navigate = useNavigate()
  const may = useMay('rule:write')
  const query = useQuery(rulesQuery)
  const [selected, select] = useState<string | null>(null)
  const toggle = useToggleRule()
  const columns = useColumns(may, (rule) => toggle.mutate(rule, { onError: toastFailure }))
  const open = (rule: Rule) => void navigate({ to: '/rules/$id', params: { id: rule.id } })
  const create = may && (
    <ButtonLink to="/rules/new" icon={<IconPlus />}>
      {t('create')}
    </ButtonLink>
  )
  return (
    <Page fill title={t('title')} count={query.data?.items.length} actions={create}>
      <div className={styles.list}>
        <QueryGate query={query} skeleton={<Skeleton rows={8} />}>
          {(page) =>
            page.items.length === 0 ? (
              <EmptyState icon={<IconAdjustmentsAlt />} title={t('empty.title')} action={create}>
                {t('empty.text')}
              </EmptyState>
            ) : (
              <DataTable
                label={t('title')}
                rows={page.items}
                columns={columns}
                keyOf={(rule) => rule.id}
                card={(rule) => <RuleCard rule={rule} />}
                sort={{ id: 'name', desc: false }}
                listKey={String(page.items.length)}
                selected={selected}
                onSelect={(rule) =>
                  selected === rule.id || window.matchMedia('(max-width: 720px)').matches ? open(rule) : select(rule.id)
                }
                onOpen={open}
              />
            )
          }
        </QueryGate>
      </div>
    </Page>
  )
}

export function conditionText(rule: Rule): string {
  return `${SIGNS[opOf(rule.condition.op)]} ${rule.condition.value}`
}

function useColumns(may: boolean, onToggle: (rule: Rule) => void): readonly Column<Rule>[] {
  const { t } = useTranslation('rules')
  const locale = useLocale()
  return [
    {
      id: 'enabled',
      header: t('column.enabled'),
      width: '76px',
      cell: (rule) => (
        // biome-ignore lint/a11y: only keeps the switch from picking the row
        <span onClick={(event) => event.stopPropagation()}>
          <Switch
            hideLabel
            label={t('toggle', { name: rule.name })}
            checked={rule.enabled}
            disabled={!may}
            onToggle={() => onToggle(rule)}
          />
        </span>
      ),
      sortBy: (rule) => Number(rule.enabled),
    },
    {
      id: 'severity',
      header: t('column.severity'),
      width: '120px',
      cell: (rule) => <Fires severity={rule.severity} word />,
      sortBy: (rule) => rule.severity,
    },
    {
      id: 'name',
      header: t('column.name'),
      width: 'minmax(200px, 1fr)',
      cell: (rule) => (
        <span className="row">
          <Link
            to="/rules/$id"
            params={{ id: rule.id }}
            className="link truncate"
            onClick={(event) => event.stopPropagation()}
          >
            {rule.name}
          </Link>
          {rule.origin === 'default' && <Badge>{t('origin.default')}</Badge>}
        </span>
      ),
      sortBy: (rule) => rule.name,
    },
    {
      id: 'watched',
      header: t('column.watched'),
      width: 'minmax(220px, 1fr)',
      cell: (rule) => <code className="mono muted">{watchedBy(rule)}</code>,
      sortBy: watchedBy,
    },
    {
      id: 'condition',
      header: t('column.condition'),
      width: '110px',
      cell: (rule) => <span className="mono">{conditionText(rule)}</span>,
    },
    {
      id: 'for',
      header: t('column.for'),
      width: '90px',
      align: 'end',
      cell: (rule) => humane(secondsOf(rule.for) ?? 0, locale),
      sortBy: (rule) => secondsOf(rule.for) ?? 0,
    },
  ]
}

function RuleCard({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation('rules')
  return (
    <>
      <span className="row spread">
        <strong className="truncate">{rule.name}</strong>
        <Fires severity={rule.severity} />
      </span>
      <span className="mono small muted truncate">
        {watchedBy(rule)} {conditionText(rule)}
      </span>
      <span className="small faint">{t(rule.enabled ? 'on' : 'off')}</span>
    </>
  )
}
