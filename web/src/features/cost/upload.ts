/** Fetch cannot tell how much has left; XMLHttpRequest can. */
import { csrfHeader } from '@/api/client'
import { ProblemError } from '@/api/problem'
import type { Delivery } from '@/api/types/billing'

export interface Progress {
  readonly sent: number
  readonly total: number
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

export function upload(file: File, name: string, onProgress: (progress: Progress) => void): Promise<Delivery> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/deliveries?name=${encodeURIComponent(name)}`)
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value)
    request.setRequestHeader('Content-Type', 'text/csv')
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Idempotency-Key', crypto.randomUUID())
    request.upload.onprogress = (event) => onProgress({ sent: event.loaded, total: event.total || file.size })
    request.onerror = () => reject(new ProblemError(0, {}))
    request.onload = () => {
      const body = bodyOf(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as Delivery)
      else reject(new ProblemError(request.status, body, request.getResponseHeader('Retry-After')))
    }
    request.send(file)
  })
}
