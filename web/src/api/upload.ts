/** Fetch cannot tell how much has left; XMLHttpRequest can. */
import { csrfHeader } from './client'
import { ProblemError } from './problem'

export interface Sent {
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

/** A file as the body itself; the browser streams it. */
export function uploadBody<T>(url: string, file: File, type: string, onSent: (sent: Sent) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value)
    request.setRequestHeader('Content-Type', type)
    request.setRequestHeader('Accept', 'application/json')
    request.upload.onprogress = (event) => onSent({ sent: event.loaded, total: event.total || file.size })
    request.onerror = () => reject(new ProblemError(0, {}))
    request.onload = () => {
      const body = bodyOf(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as T)
      else reject(new ProblemError(request.status, body, request.getResponseHeader('Retry-After')))
    }
    request.send(file)
  })
}
