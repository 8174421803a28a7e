import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { roots } from '@/api/keys'
import type { TicketImport } from '@/api/types/exchange'
import { toast } from '@/ui/toasts'

/**
 * Says when an import that runs comes to its end. Nothing is told of its tickets: what is on the screen of them is old.
 * Gives back how to wait for one that may be done before it is seen.
 */
export function useEnding(items: readonly TicketImport[]): (id: string) => void {
  const { t } = useTranslation('exchange')
  const client = useQueryClient()
  const awaited = useRef(new Set<string>())
  useEffect(() => {
    for (const { id, state, created, rejected } of items) {
      if (state === 'running') awaited.current.add(id)
      else if (awaited.current.delete(id)) {
        const failed = state === 'failed'
        toast({
          tone: failed || (created === 0 && rejected > 0) ? 'danger' : 'ok',
          text: t(failed ? 'ended.failed' : 'ended.done', { created, rejected }),
        })
        void client.invalidateQueries({ queryKey: [roots.tickets] })
      }
    }
  }, [items, client, t])
  return useCallback((id) => void awaited.current.add(id), [])
}
