/** Whether a peer is on this machine: a loopback address (IPv4 also as IPv6 shows it), or the unix socket. */
export function isLoopback(remoteAddress: string): boolean {
  return (
    /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(remoteAddress) || remoteAddress === '::1' || remoteAddress === 'local socket'
  );
}
