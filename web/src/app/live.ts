/** Connects the live stream to what is on the screen: stale queries, the indicator, news worth a toast. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { type Connection, LiveStream, type StreamEvent } from '@/api/stream'
import type { StreamMessage } from '@/api/types/gateway'
import { toast } from '@/ui/toasts'

export interface Live {
  readonly connection: Connection
  /** When the last telemetry was heard of; 0 before the first. */
  readonly telemetryAt: number
  /** Since when there is no connection; 0 while there is one. */
  readonly lostAt: number
}

let live: Live = { connection: 'connecting', telemetryAt: 0, lostAt: 0 }
const listeners = new Set<() => void>()

function change(next: Partial<Live>): void {
  live = { ...live, ...next }
  for (const listener of listeners) listener()
}

export function useLive(): Live {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => live,
  )
}

export function useLiveStream(): void {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { t } = useTranslation('app')
  useEffect(() => {
    const news = (event: StreamEvent, message: StreamMessage) => {
      if (event === 'telemetry') change({ telemetryAt: Date.now() })
      const { severity, title } = message.data
      if (message.type.includes('situation.opened') && typeof severity === 'number' && severity >= 4) {
        toast({
          severity,
          text: t('news.situation', { title: String(title ?? '') }),
          action: {
            label: t('news.look'),
            onPick: () => void navigate({ to: '/situations/$id', params: { id: message.subject } }),
          },
        })
      }
      if (message.type.includes('budget.exceeded')) toast({ severity: 3, text: t('news.budget') })
    }
    const stream = new LiveStream(client, {
      onConnection: (connection) =>
        change({ connection, lostAt: connection === 'connected' ? 0 : live.lostAt || Date.now() }),
      onMessage: news,
    })
    const seen = () => {
      if (!document.hidden) stream.refreshCharts()
    }
    stream.open()
    document.addEventListener('visibilitychange', seen)
    return () => {
      document.removeEventListener('visibilitychange', seen)
      stream.close()
    }
  }, [client, navigate, t])
}
