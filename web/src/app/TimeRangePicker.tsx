import { IconClock, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PRESETS, type Preset } from '@/lib/timeRange'
import { Button, TextField } from '@/ui/controls'
import { useLocale } from '@/ui/locale'
import { Dialog, DialogActions, Menu } from '@/ui/overlays'
import { formatInstant } from '@/ui/time'
import { useTimeRange } from '@/ui/timeRange'
import styles from './Shell.module.css'

const localInput = (seconds: number) => {
  const date = new Date(seconds * 1000 - new Date().getTimezoneOffset() * 60_000)
  return date.toISOString().slice(0, 16)
}

/** The one time range, in the address. */
export function TimeRangePicker() {
  const { t } = useTranslation('app')
  const locale = useLocale()
  const [range, setRange] = useTimeRange()
  const [own, setOwn] = useState(false)
  const label =
    range.kind === 'live'
      ? t(`range.${range.preset}`)
      : `${formatInstant(range.from * 1000, locale)} – ${formatInstant(range.to * 1000, locale)}`
  return (
    <span className={`row ${styles.range}`}>
      <Menu
        target={
          <Button look="quiet" icon={<IconClock />} aria-label={t('range.label', { range: label })}>
            {label}
          </Button>
        }
        sections={[
          {
            items: (Object.keys(PRESETS) as Preset[]).map((preset) => ({
              label: t(`range.${preset}`),
              checked: range.kind === 'live' && range.preset === preset,
              onPick: () => setRange({ range: preset }),
            })),
          },
          { items: [{ label: t('range.own'), onPick: () => setOwn(true) }] },
        ]}
      />
      {range.kind === 'fixed' && (
        <Button look="quiet" small icon={<IconX />} aria-label={t('range.live')} onClick={() => setRange({})}>
          {t('range.live')}
        </Button>
      )}
      {own && <OwnRange onClose={() => setOwn(false)} />}
    </span>
  )
}

function OwnRange({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('app')
  const [range, setRange] = useTimeRange()
  const now = Date.now() / 1000
  const [from, setFrom] = useState(localInput(range.kind === 'fixed' ? range.from : now - range.seconds))
  const [to, setTo] = useState(localInput(range.kind === 'fixed' ? range.to : now))
  const start = Date.parse(from) / 1000
  const end = Date.parse(to) / 1000
  const wrong = !(end > start)
  return (
    <Dialog title={t('range.own')} open onClose={onClose}>
      <TextField
        type="datetime-local"
        label={t('range.from')}
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <TextField
        type="datetime-local"
        label={t('range.to')}
        value={to}
        onChange={(event) => setTo(event.target.value)}
        hint={Intl.DateTimeFormat().resolvedOptions().timeZone}
        error={wrong ? t('range.wrong') : null}
      />
      <DialogActions>
        <Button
          look="primary"
          disabled={wrong}
          onClick={() => {
            setRange({ from: start, to: end })
            onClose()
          }}
        >
          {t('range.apply')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
