import type { IpvsService, IpvsTable } from '#libs/domain';
import { formatEndpoint, formatKey, planTable, sameServer, type IpvsStep } from '#libs/ipvs';

/** The thing that a step is about: a service, or a server of it. */
const subjectOf = (step: IpvsStep): string =>
  'server' in step ? `${formatKey(step.service)} ${formatEndpoint(step.server)}` : formatKey(step.service);

const isAsWanted = (wanted: IpvsService, present: IpvsService): boolean =>
  planTable([wanted], [present], { owns: () => true }).length === 0;

function isDone(step: IpvsStep, table: IpvsTable): boolean {
  const service = table.find(({ key }) => formatKey(key) === formatKey(step.service));
  switch (step.kind) {
    case 'delete-service':
      return service === undefined;
    case 'add-service':
    case 'edit-service':
      return service !== undefined && isAsWanted({ ...service, config: step.config }, service);
    case 'delete-server':
      return service?.realServers.every((one) => !sameServer(one, step.server)) ?? true;
    case 'add-server':
    case 'edit-server': {
      const server = service?.realServers.find((one) => sameServer(one, step.server));
      if (service === undefined || server === undefined) return false;
      return isAsWanted({ ...service, realServers: [step.server] }, { ...service, realServers: [server] });
    }
  }
}

/** The steps whose effect the table lacks. Of several on the same thing the last one counts: it hides the others. */
export function stepsNotDone(steps: readonly IpvsStep[], table: IpvsTable): IpvsStep[] {
  const last = new Map(steps.map((step) => [subjectOf(step), step]));
  const gone = new Set(steps.filter(({ kind }) => kind === 'delete-service').map((step) => formatKey(step.service)));
  return steps.filter((step) => {
    const isHidden = last.get(subjectOf(step)) !== step || ('server' in step && gone.has(formatKey(step.service)));
    return !isHidden && !isDone(step, table);
  });
}
