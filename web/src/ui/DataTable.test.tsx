import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { type Column, DataTable } from './DataTable'

interface Row {
  readonly id: string
  readonly size: number
}

const columns: Column<Row>[] = [
  { id: 'id', header: 'Id', width: '1fr', cell: (row) => row.id, sortBy: (row) => row.id },
  { id: 'size', header: 'Size', width: '80px', align: 'end', cell: (row) => row.size, sortBy: (row) => row.size },
]
const table = (rows: Row[], onSelect = vi.fn()) => (
  <DataTable
    label="rows"
    rows={rows}
    columns={columns}
    keyOf={(row) => row.id}
    card={(row) => row.id}
    sort={{ id: 'size', desc: true }}
    onSelect={onSelect}
    newRows={(count) => `${count} new`}
  />
)
const ids = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent)

describe('a table', () => {
  it('draws a window of ten thousand rows', () => {
    render(table(Array.from({ length: 10_000 }, (_unused, index) => ({ id: `r${index}`, size: index }))))
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '10001')
    expect(ids()[0]).toBe('r9999')
    expect(screen.getAllByRole('row').length).toBeLessThan(60)
  })

  it('sorts by a click on a head', async () => {
    render(
      table([
        { id: 'a', size: 1 },
        { id: 'b', size: 2 },
      ]),
    )
    expect(ids()).toEqual(['b', 'a'])
    await userEvent.click(screen.getByRole('button', { name: 'Id' }))
    expect(screen.getByRole('columnheader', { name: 'Id' })).toHaveAttribute('aria-sort')
  })

  it('does not jump: new rows wait, until they are asked for', async () => {
    const { rerender } = render(table([{ id: 'a', size: 1 }]))
    rerender(
      table([
        { id: 'a', size: 1 },
        { id: 'z', size: 9 },
      ]),
    )
    expect(ids()).toEqual(['a'])
    await userEvent.click(screen.getByRole('button', { name: '1 new' }))
    expect(ids()).toEqual(['z', 'a'])
  })
})
