/**
 * A worker of vitest outlives a run that is killed (seen with SIGINT in the middle of a test), and its browser with
 * it. When the run goes, so do we; by a signal, because vitest takes `process.exit` away and playwright then closes
 * its browsers and removes their folders. Ctrl-C reaches us too; the run decides about it, or we would be stopped twice.
 */
process.on('SIGINT', () => undefined);
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
