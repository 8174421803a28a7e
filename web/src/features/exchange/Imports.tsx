import { IconFileImport } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/controls'
import { Rows } from '@/ui/Rows'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { ImportBox } from './ImportBox'
import { ImportRow } from './ImportRow'
import { importsQuery } from './queries'
import { useEnding } from './useEnding'

/** A file, and what became of those before. */
export function Imports() {
  const { t } = useTranslation('exchange')
  const navigate = useNavigate()
  const { selected } = useSearch({ from: '/settings/exchange' })
  const query = useInfiniteQuery(importsQuery)
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const awaitEnd = useEnding(items)
  const open = (id: string | undefined) =>
    void navigate({ to: '/settings/exchange', search: (before) => ({ ...before, selected: id }), replace: true })
  return (
    <>
      <ImportBox
        onReceived={({ id }) => {
          awaitEnd(id)
          open(id)
        }}
      />
      <h2>{t('imports')}</h2>
      <QueryGate query={query} skeleton={<Skeleton rows={3} />}>
        {() =>
          items.length === 0 ? (
            <EmptyState small icon={<IconFileImport />} title={t('empty.title')}>
              {t('empty.text')}
            </EmptyState>
          ) : (
            <>
              <Rows>
                {items.map((one) => (
                  <ImportRow
                    key={one.id}
                    item={one}
                    open={one.id === selected}
                    onOpen={() => open(one.id === selected ? undefined : one.id)}
                  />
                ))}
              </Rows>
              {query.hasNextPage && (
                <Button small busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('more')}
                </Button>
              )}
            </>
          )
        }
      </QueryGate>
    </>
  )
}
