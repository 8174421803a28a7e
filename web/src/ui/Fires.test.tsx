import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Fires } from './Fires'

describe('Fires', () => {
  it.each([
    [1, 1, /normal/i],
    [3, 3, /minor/i],
    [5, 5, /critical/i],
  ])('severity %d burns %d flames and says its word', (severity, flames, name) => {
    const { container } = render(<Fires severity={severity} />)
    expect(screen.getByRole('img', { name })).toBeInTheDocument()
    expect(container.querySelectorAll('path')).toHaveLength(flames)
  })

  it('shows a cleared severity as one hollow flame', () => {
    const { container } = render(<Fires severity={0} word />)
    expect(container.querySelectorAll('path')).toHaveLength(1)
    expect(screen.getByText(/cleared/i)).toBeVisible()
  })

  it('stays within the code whatever arrives', () => {
    const { container } = render(<Fires severity={42} />)
    expect(container.querySelectorAll('path')).toHaveLength(5)
  })
})
