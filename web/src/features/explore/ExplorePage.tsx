import { IconArrowBackUp, IconLink, IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { humane } from '@/lib/duration'
import {
  COMPARISONS,
  type Comparison,
  type ExploreSearch,
  FEWEST_SERIES,
  MOST_PANELS,
  type Panel,
  panelsOf,
  searchOf,
} from '@/lib/exploreAddress'
import { stepFor } from '@/lib/promql'
import { Button, Chip, SelectField } from '@/ui/controls'
import { useLocale } from '@/ui/locale'
import { Page, Toolbar } from '@/ui/surface'
import { useTimeRange } from '@/ui/timeRange'
import { toast } from '@/ui/toasts'
import { ExplorePanel } from './ExplorePanel'
import styles from './explore.module.css'
import { useZoom } from './useZoom'

const STEPS = [5, 15, 60, 300, 900, 3_600, 86_400]

/** Ask the metrics anything: every query has its own panel; range, step and comparison are shared. */
export function ExplorePage({ tabs }: { readonly tabs?: ReactNode }) {
  const { t } = useTranslation('explore')
  const navigate = useNavigate()
  const search = useSearch({ from: '/explore' })
  const panels = panelsOf(search)
  const keys = useKeys(panels.length)
  const zoom = useZoom()
  const [range] = useTimeRange()
  const step = search.step ?? stepFor(range.seconds)
  const go = (change: ExploreSearch, replace = false) =>
    void navigate({ to: '/explore', search: (previous) => ({ ...previous, ...change }), replace })
  const put = (next: readonly Panel[], replace = false) => go(searchOf(next), replace)
  return (
    <Page
      title={t('title')}
      actions={
        <>
          {zoom.back && (
            <Button look="quiet" icon={<IconArrowBackUp />} onClick={zoom.back}>
              {t('zoomBack')}
            </Button>
          )}
          <Share />
        </>
      }
    >
      {tabs}
      <Settings search={search} step={step} onChange={(change) => go(change, true)} />
      {panels.map((panel, index) => (
        <ExplorePanel
          key={keys.at(index)}
          number={index + 1}
          only={panels.length === 1}
          panel={panel}
          step={step}
          compare={search.compare}
          exemplars={search.exemplars === true}
          most={search.most ?? FEWEST_SERIES}
          onMost={(most) => go({ most: most === FEWEST_SERIES ? undefined : most }, true)}
          onChange={(changed, replace) =>
            put(
              panels.map((each, at) => (at === index ? changed : each)),
              replace,
            )
          }
          onRemove={() => {
            keys.drop(index)
            put(panels.filter((_each, at) => at !== index))
          }}
          onZoom={zoom.to}
        />
      ))}
      {panels.length < MOST_PANELS && (
        <div>
          <Button icon={<IconPlus />} onClick={() => put([...panels, { expr: '', view: 'graph' }])}>
            {t('addQuery')}
          </Button>
        </div>
      )}
    </Page>
  )
}

/** A panel keeps what is typed in it when another one above goes away. */
function useKeys(length: number) {
  const keys = useRef<number[]>([])
  const next = useRef(0)
  while (keys.current.length < length) keys.current.push(next.current++)
  keys.current.length = length
  return {
    at: (index: number) => keys.current[index],
    drop: (index: number) => {
      keys.current.splice(index, 1)
    },
  }
}

interface SettingsProps {
  readonly search: ExploreSearch
  readonly step: number
  readonly onChange: (change: ExploreSearch) => void
}

function Settings({ search, step, onChange }: SettingsProps) {
  const { t } = useTranslation('explore')
  const locale = useLocale()
  const [range] = useTimeRange()
  const steps = [...new Set([...STEPS, ...(search.step ? [search.step] : [])])]
    .filter((each) => range.seconds / each <= 11_000)
    .sort((a, b) => a - b)
  return (
    <Toolbar label={t('settings')}>
      <div className={styles.setting}>
        <span aria-hidden="true">{t('step')}</span>
        <SelectField
          hideLabel
          label={t('step')}
          value={String(search.step ?? 'auto')}
          onPick={(value) => onChange({ step: value === 'auto' ? undefined : Number(value) })}
          choices={[
            {
              value: 'auto',
              label: t('stepAuto', { step: humane(search.step ? stepFor(range.seconds) : step, locale) }),
            },
            ...steps.map((each) => ({ value: String(each), label: humane(each, locale) })),
          ]}
        />
      </div>
      <div className={styles.setting}>
        <span aria-hidden="true">{t('compare.label')}</span>
        <SelectField
          hideLabel
          label={t('compare.label')}
          value={search.compare ?? 'none'}
          onPick={(value) => onChange({ compare: value === 'none' ? undefined : (value as Comparison) })}
          choices={(['none', ...COMPARISONS] as const).map((value) => ({ value, label: t(`compare.${value}`) }))}
        />
      </div>
      <Chip
        label={t('exemplars.toggle')}
        active={search.exemplars === true}
        onToggle={() => onChange({ exemplars: search.exemplars ? undefined : true })}
      />
    </Toolbar>
  )
}

/** A link for somebody else: a live range is fixed to what is seen now. */
function Share() {
  const { t } = useTranslation('explore')
  const [range] = useTimeRange()
  const [failed, setFailed] = useState<string | null>(null)
  const share = () => {
    const address = new URL(window.location.href)
    const now = Math.floor(Date.now() / 1000)
    if (range.kind === 'live') {
      address.searchParams.delete('range')
      address.searchParams.set('from', String(now - range.seconds))
      address.searchParams.set('to', String(now))
    }
    // Without https a browser has no clipboard: then the address is shown to be copied by hand.
    if (!navigator.clipboard) return setFailed(address.href)
    void navigator.clipboard
      .writeText(address.href)
      .then(() => toast({ tone: 'ok', text: t('shared') }))
      .catch(() => setFailed(address.href))
  }
  return (
    <>
      <Button icon={<IconLink />} onClick={share}>
        {t('share')}
      </Button>
      {failed && (
        <input
          className={`mono ${styles.address}`}
          readOnly
          aria-label={t('share')}
          value={failed}
          onFocus={(event) => event.target.select()}
        />
      )}
    </>
  )
}
