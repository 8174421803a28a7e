import { IconRefresh, IconStack2 } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MetricUsagePage, UsageBy } from '@/api/types/collector'
import { Button, IconButton, Segmented, SelectField, TextField } from '@/ui/controls'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Page, Panel, Toolbar } from '@/ui/surface'
import { Advice } from './Advice'
import { DAYS, SORTS, type Sort, type UsageSearch, type UsageView, viewOf } from './model'
import { usageQuery } from './queries'
import { Ribbon } from './Ribbon'
import { Totals } from './Totals'
import { UsageList } from './UsageList'
import styles from './usage.module.css'

const KINDS = ['metric', 'label', 'sender'] as const

/** What the tenant stores, what it costs, and what nobody asks for. */
export function UsagePage({ tabs }: { readonly tabs?: ReactNode }) {
  const { t } = useTranslation('usage')
  const navigate = useNavigate()
  const search = useSearch({ from: '/explore/usage' })
  const view = viewOf(search)
  const query = useInfiniteQuery(usageQuery(view))
  const go = (change: UsageSearch) =>
    void navigate({ to: '/explore/usage', search: (previous) => ({ ...previous, ...change }), replace: true })
  return (
    <Page
      title={t('title')}
      actions={
        <IconButton label={t('refresh')} onClick={() => void query.refetch()}>
          <IconRefresh />
        </IconButton>
      }
    >
      {tabs}
      <QueryGate query={query} skeleton={<Skeleton kind="chart" />}>
        {({ pages }) => {
          const first = pages[0]
          if (!first || first.total.metrics === 0) return <NothingStored />
          return (
            <>
              <Totals total={first.total} onUnused={() => go({ by: 'metric', unused: '7', sort: undefined })} />
              <Controls view={view} onChange={go} />
              <Panel title={t(`by.${view.by}`)}>
                <div className={styles.account} data-old={query.isPlaceholderData || undefined}>
                  <Ribbon view={view} page={first} />
                  <Items view={view} pages={pages} />
                  {query.hasNextPage && (
                    <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                      {t('more')}
                    </Button>
                  )}
                </div>
              </Panel>
              <Advice />
            </>
          )
        }}
      </QueryGate>
    </Page>
  )
}

function Items({ view, pages }: { readonly view: UsageView; readonly pages: readonly MetricUsagePage[] }) {
  const { t } = useTranslation('usage')
  const items = pages.flatMap((page) => page.items)
  const count = pages.at(-1)?.count ?? items.length
  if (items.length === 0) {
    return (
      <EmptyState small title={t(view.unused > 0 && view.q === '' ? 'empty.allUsed' : `empty.${view.by}`)}>
        {view.unused > 0 && view.q === '' ? t('empty.allUsedText') : undefined}
      </EmptyState>
    )
  }
  return (
    <>
      <UsageList view={view} items={items} />
      <p className="muted small">{t('shown', { shown: items.length, count })}</p>
    </>
  )
}

function Controls({ view, onChange }: { readonly view: UsageView; readonly onChange: (change: UsageSearch) => void }) {
  const { t } = useTranslation('usage')
  return (
    <Toolbar label={t('how')}>
      <Segmented<UsageBy>
        label={t('byLabel')}
        value={view.by}
        onPick={(by) => onChange({ by, sort: undefined, unused: undefined, q: undefined })}
        choices={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <Search key={view.by} value={view.q} onSearch={(q) => onChange({ q: q || undefined })} />
      {view.by === 'metric' && (
        <SelectField
          hideLabel
          label={t('unused.label')}
          value={String(view.unused)}
          onPick={(days) => onChange({ unused: days === '0' ? undefined : days })}
          choices={[
            { value: '0', label: t('unused.any') },
            ...DAYS.map((days) => ({ value: String(days), label: t('unused.days', { days }) })),
          ]}
        />
      )}
      <SelectField<Sort>
        hideLabel
        label={t('sortLabel')}
        value={view.sort}
        onPick={(sort) => onChange({ sort })}
        choices={SORTS[view.by].map((value) => ({ value, label: t(`sort.${value}`) }))}
      />
    </Toolbar>
  )
}

/** Asks when typing pauses. */
function Search({ value, onSearch }: { readonly value: string; readonly onSearch: (text: string) => void }) {
  const { t } = useTranslation('usage')
  const [text, setText] = useState(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new callback is no new text
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onSearch(text.trim()), 300)
    return () => clearTimeout(timer)
  }, [text, value])
  return (
    <div className={styles.search}>
      <TextField
        type="search"
        hideLabel
        label={t('search')}
        placeholder={t('search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  )
}

function NothingStored() {
  const { t } = useTranslation('usage')
  return (
    <EmptyState icon={<IconStack2 />} title={t('empty.nothing')}>
      {t('empty.nothingNext')}
    </EmptyState>
  )
}
