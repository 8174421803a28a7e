/** A query put together from lists; it writes the same text that stands in the editor. */
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { promName } from '@/lib/promql'
import type { TimeRange } from '@/lib/timeRange'
import { Button, Chip, IconButton, SelectField, TextField } from '@/ui/controls'
import { Completion } from '@/ui/overlays'
import styles from './explore.module.css'
import { labelNamesQuery, labelValuesQuery, metadataQuery, metricNamesQuery, sinceOf } from './queries'
import {
  AGGREGATIONS,
  type Aggregation,
  type Filter,
  MATCHES,
  OPERATIONS,
  type Operation,
  read,
  type Simple,
  selectorOf,
  write,
} from './simple'
import { type Metrics, metricOf } from './unit'

/** A filter that was added and not yet told what to look for. */
const ANYTHING = '.+'

interface BuilderProps {
  readonly text: string
  readonly range: TimeRange
  readonly onWrite: (text: string) => void
}

export function Builder({ text, range, onWrite }: BuilderProps) {
  const { t } = useTranslation('explore')
  const simple = read(text)
  if (!simple) {
    return (
      <div className={styles.builder}>
        <p className="small muted">{t('builder.tooMuch')}</p>
        <Button small onClick={() => onWrite('')}>
          {t('builder.restart')}
        </Button>
      </div>
    )
  }
  return <Parts simple={simple} range={range} onWrite={onWrite} />
}

interface PartsProps {
  readonly simple: Simple
  readonly range: TimeRange
  readonly onWrite: (text: string) => void
}

function Parts({ simple, range, onWrite }: PartsProps) {
  const { t } = useTranslation('explore')
  const names = useQuery(metricNamesQuery)
  const metrics = useQuery(metadataQuery)
  const labels = useQuery({
    ...labelNamesQuery(selectorOf({ metric: simple.metric, filters: [] }), sinceOf(range)),
    enabled: simple.metric !== '',
  })
  const set = (change: Partial<Simple>) => onWrite(write({ ...simple, ...change }))
  return (
    <div className={styles.builder}>
      <div className={styles.builderRow}>
        <Completion
          label={t('builder.metric')}
          placeholder="system_cpu_utilization"
          value={simple.metric}
          options={names.data ?? []}
          onType={(metric) => set({ metric: metric === '' ? '' : promName(metric) })}
          hint={hintOf(simple.metric, metrics.data)}
        />
        <SelectField
          label={t('builder.operation')}
          value={simple.operation ?? 'none'}
          onPick={(value) => set({ operation: value === 'none' ? null : (value as Operation) })}
          choices={['none' as const, ...OPERATIONS].map((value) => ({
            value,
            label: value === 'none' ? t('builder.none') : value,
          }))}
        />
        {simple.operation && (
          <SelectField
            label={t('builder.window')}
            value={simple.window}
            onPick={(window) => set({ window })}
            choices={[...new Set(['1m', '5m', '15m', '1h', '6h', '1d', simple.window])].map((value) => ({
              value,
              label: value,
            }))}
          />
        )}
        <SelectField
          label={t('builder.aggregation')}
          value={simple.aggregation ?? 'none'}
          onPick={(value) =>
            set(value === 'none' ? { aggregation: null, by: [] } : { aggregation: value as Aggregation })
          }
          choices={['none' as const, ...AGGREGATIONS].map((value) => ({
            value,
            label: value === 'none' ? t('builder.none') : value,
          }))}
        />
      </div>
      {simple.metric !== '' && (
        <Filters simple={simple} labels={labels.data ?? []} range={range} onChange={(filters) => set({ filters })} />
      )}
      {simple.aggregation && <By simple={simple} labels={labels.data ?? []} onChange={(by) => set({ by })} />}
    </div>
  )
}

function hintOf(metric: string, metrics: Metrics | undefined): string {
  const known = metrics && metricOf(metric, metrics)
  return known ? [known.type, known.unit, known.help].filter(Boolean).join(' · ') : ''
}

interface FiltersProps {
  readonly simple: Simple
  readonly labels: readonly string[]
  readonly range: TimeRange
  readonly onChange: (filters: readonly Filter[]) => void
}

function Filters({ simple, labels, range, onChange }: FiltersProps) {
  const { t } = useTranslation('explore')
  const { filters } = simple
  const free = labels.find((label) => !filters.some((filter) => filter.name === label))
  return (
    <div className={styles.filters}>
      {filters.map((filter, index) => (
        <FilterRow
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while they are typed
          key={index}
          number={index + 1}
          filter={filter}
          labels={labels}
          selector={selectorOf({ metric: simple.metric, filters: filters.filter((_each, at) => at !== index) })}
          range={range}
          onChange={(changed) => onChange(filters.map((each, at) => (at === index ? changed : each)))}
          onRemove={() => onChange(filters.filter((_each, at) => at !== index))}
        />
      ))}
      <Button
        small
        look="quiet"
        icon={<IconPlus />}
        disabled={free === undefined}
        onClick={() => free !== undefined && onChange([...filters, { name: free, match: '=~', value: ANYTHING }])}
      >
        {t('builder.addFilter')}
      </Button>
    </div>
  )
}

interface FilterRowProps {
  readonly number: number
  readonly filter: Filter
  readonly labels: readonly string[]
  readonly selector: string
  readonly range: TimeRange
  readonly onChange: (filter: Filter) => void
  readonly onRemove: () => void
}

function FilterRow({ number, filter, labels, selector, range, onChange, onRemove }: FilterRowProps) {
  const { t } = useTranslation('explore')
  const values = useQuery(labelValuesQuery(filter.name, selector, sinceOf(range)))
  const names = [...new Set([filter.name, ...labels])]
  const anything = filter.match === '=~' && filter.value === ANYTHING
  return (
    <div className={styles.filter}>
      <SelectField
        hideLabel
        label={t('builder.label', { number })}
        value={filter.name}
        onPick={(name) => onChange({ ...filter, name, match: '=~', value: ANYTHING })}
        choices={names.map((name) => ({ value: name, label: name }))}
      />
      <SelectField
        hideLabel
        label={t('builder.match', { number })}
        value={filter.match}
        onPick={(match) => onChange({ ...filter, match })}
        choices={MATCHES.map((match) => ({ value: match, label: match }))}
      />
      {filter.match.includes('~') && !anything ? (
        <TextField
          hideLabel
          label={t('builder.value', { number })}
          value={filter.value}
          onChange={(event) => onChange({ ...filter, value: event.target.value })}
        />
      ) : (
        <SelectField
          hideLabel
          label={t('builder.value', { number })}
          value={filter.value}
          onPick={(value) => onChange({ ...filter, match: filter.match === '!=' ? '!=' : '=', value })}
          choices={[
            ...(anything ? [{ value: ANYTHING, label: t('builder.any') }] : []),
            ...[...new Set([...(anything ? [] : [filter.value]), ...(values.data ?? [])])].map((value) => ({
              value,
              label: value,
            })),
          ]}
        />
      )}
      <IconButton label={t('builder.removeFilter', { number })} onClick={onRemove}>
        <IconX />
      </IconButton>
    </div>
  )
}

function By({
  simple,
  labels,
  onChange,
}: {
  readonly simple: Simple
  readonly labels: readonly string[]
  readonly onChange: (by: readonly string[]) => void
}) {
  const { t } = useTranslation('explore')
  const all = [...new Set([...labels, ...simple.by])]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line everywhere
    <div role="group" aria-label={t('builder.by')} className="row wrap">
      <span className="small muted">{t('builder.by')}</span>
      {all.map((label) => (
        <Chip
          key={label}
          label={label}
          active={simple.by.includes(label)}
          onToggle={() =>
            onChange(simple.by.includes(label) ? simple.by.filter((each) => each !== label) : [...simple.by, label])
          }
        />
      ))}
    </div>
  )
}
