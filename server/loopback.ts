// Which hosts are this very machine.

/** Whether a host name or address, as it stands in a setting or a URL, leads to this machine only. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
