/** The TLS name (SNI and SAN) of the cluster's manager and of its Redis; never an address, so addresses may change. */
export function managerServerName(clusterId: string): string {
  return `manager.${clusterId.toLowerCase()}.directorate`;
}

/** The TLS name of a machine's agent. */
export function nodeServerName(machineId: string, clusterId: string): string {
  return `${machineId.toLowerCase()}.node.${clusterId.toLowerCase()}.directorate`;
}

/** Whether a TLS name is that of some machine's agent in the cluster. */
export function isMachineName(name: string, clusterId: string): boolean {
  const [machineId = ''] = name.split('.');
  return /^[0-9a-hjkmnp-tv-z]{26}$/.test(machineId) && name === nodeServerName(machineId, clusterId);
}
