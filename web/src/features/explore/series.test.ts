import { describe, expect, it } from 'vitest'
import { commonLabels, highest, lineName } from './series'

const series = (labels: Record<string, string>, ...values: (number | null)[]) => ({ labels, values })

describe('series', () => {
  it('say what they share once', () => {
    const all = [series({ __name__: 'up', job: 'a', host: 'x' }), series({ __name__: 'up', job: 'a', host: 'y' })]
    const common = commonLabels(all)
    expect(common).toEqual({ __name__: 'up', job: 'a' })
    expect(all.map((each) => lineName(each.labels, common))).toEqual(['{host="x"}', '{host="y"}'])
  })

  it('alone are called by all they have', () => {
    expect(lineName({ __name__: 'up', job: 'a' }, commonLabels([series({})]))).toBe('up{job="a"}')
    expect(lineName({}, {})).toBe('')
  })

  it('are spelled so that they can be asked for again', () => {
    expect(lineName({ __name__: 'system.disk.io', host_name: 'a' }, {})).toBe('system_disk_io{host_name="a"}')
  })

  it('beyond the limit are the lower ones', () => {
    const all = [series({ n: '1' }, 1, null), series({ n: '2' }, 9), series({ n: '3' }, null), series({ n: '4' }, 5)]
    expect(highest(all, 2).map((each) => each.labels.n)).toEqual(['2', '4'])
    expect(highest(all, 9)).toBe(all)
  })
})
