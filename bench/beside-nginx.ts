// A process a core, against nginx with as many, serving the same packed pages.
import { fetchAll } from './bare.ts'
import { median, medianRatio } from './figures.ts'
import { gatherReaders, processorMicroseconds, requestsASecond, sideBySide } from './load.ts'
import { nginxPacking, startNginx } from './nginx.ts'
import { canTellProcessorTime } from './processor-time.ts'
import { figure, notMeasured, type Row } from './rows.ts'
import { startServer } from './server.ts'
import { readersAtOnce, warmPaths, warmPlace } from './warm.ts'

const cores = 2
const rounds = 12
const name = 'warm page, a process a core, requests a second, over nginx'
const bar = { atLeast: 0.5 }

export const besideNginx = async (): Promise<Row[]> => {
  const packing = nginxPacking()
  if (!packing) return [notMeasured(name, 'nginx is not installed', bar)]
  if (!canTellProcessorTime) return [notMeasured(name, 'this system has no /proc', bar)]
  const paths = warmPaths()
  const ours = await startServer({ at: await warmPlace('SQLite'), processes: cores })
  const pages = await fetchAll(ours.port, paths, packing)
  const nginx = await startNginx(pages, packing, cores)
  const readers = gatherReaders(cores)
  try {
    await readers.read({ port: ours.port, pids: [], paths, connections: readersAtOnce, milliseconds: 15_000, packing }) // each process draws all of them itself
    const load = { paths, connections: readersAtOnce, milliseconds: 400, packing }
    const measured = await sideBySide(readers, { ours, nginx }, load, rounds)
    const requests = { ours: requestsASecond(measured.ours), nginx: requestsASecond(measured.nginx) }
    const micro = { ours: processorMicroseconds(measured.ours), nginx: processorMicroseconds(measured.nginx) }
    const thousands = (all: number[]) => `${(median(all) / 1000).toFixed(1)} thousand`
    return [
      figure(name, medianRatio(requests.ours, requests.nginx), '×', {
        bar,
        detail: `${thousands(requests.ours)} against ${thousands(requests.nginx)}, ${packing}, the readers on the same cores`,
      }),
      figure('warm page, a process a core, server CPU a request, over nginx', medianRatio(micro.ours, micro.nginx), '×', {
        detail: `${median(micro.ours).toFixed(1)} µs against ${median(micro.nginx).toFixed(1)} µs`,
      }),
    ]
  } finally {
    for (const one of [readers, ours, nginx]) await one.stop()
  }
}
