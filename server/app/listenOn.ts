/** Where a server listens, and why it cannot. */
import { createServer, type AddressInfo, type Server } from 'node:net';

/** Throws with the sentence that listening would, before anything is made for a server that would not start. */
export async function mayListen(host: string, port: number): Promise<void> {
  const probe = createServer();
  await listenOn(probe, host, port);
  await new Promise((resolve) => probe.close(resolve));
}

/** Resolves with the port. Throws with a sentence where nobody can listen there. */
export function listenOn(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: Error & { code?: string }) => reject(new Error(whyNotThere(error, host, port))));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function whyNotThere({ code, message }: Error & { code?: string }, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Stop what uses it or choose another with --port.`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Choose another with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is not an address of this machine. Choose another with --host.`;
    default:
      return `Nobody can listen on ${host}, port ${port}: ${message}`;
  }
}
