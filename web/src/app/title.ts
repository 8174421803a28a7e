import { useMatches } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '@/api/types/gateway'
import { severityOf } from '@/lib/severity'
import { FLAME } from '@/ui/Fires'
import { useCounts } from './counts'

/** Colours of the dark theme: a browser's tab bar knows no theme of ours. */
const FAVICON = ['#ff8a3d', '#56c49a', '#74b4f5', '#f2cf4a', '#ff9a4d', '#ff6f6f']

/** As many flames as burn now, side by side, in the colour of the worst. */
export function faviconOf(severity: number): string {
  const fires = Math.max(1, severityOf(severity))
  const flames = Array.from({ length: fires }, (_unused, index) => {
    const size = 1 / Math.max(1, fires * 0.62)
    const x = (index + 0.5) * (24 / fires) - 12 * size
    return `<path transform="translate(${x.toFixed(2)} ${(24 - 22 * size) / 2}) scale(${size.toFixed(3)})" d="${FLAME}"/>`
  }).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="${FAVICON[severityOf(severity)]}">${flames}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

export function titleOf(place: string, severity: number, count: number): string {
  const fires = count > 0 ? `${'🔥'.repeat(severityOf(severity))} (${count}) ` : ''
  return `${fires}${place} · Bongsu`
}

/** What burns is seen even when the tab is in the back. */
export function useTitle(me: Me): void {
  const { t } = useTranslation('app')
  const name = useMatches({ select: (matches) => matches.at(-1)?.staticData.title })
  const { alerts } = useCounts(me.permissions)
  const severity = alerts?.severity ?? 0
  const count = alerts?.count ?? 0
  useEffect(() => {
    document.title = titleOf(name ? t(`title.${name}`) : t('title.none'), severity, count)
    document.getElementById('favicon')?.setAttribute('href', faviconOf(count > 0 ? severity : 0))
  }, [name, severity, count, t])
}
