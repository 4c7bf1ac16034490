import { it, expect } from 'vitest';
import { simulateMeeting } from '/work/main/tests/proofs/simulation/simulateMeeting.ts';
it('sim', async () => {
  const t=Date.now(); let bad=0, locked=0, ack=0, refused=0;
  for (let seed=1; seed<=Number(process.env.N??20); seed++) { 
    try { const s = await simulateMeeting(seed, 60); if (s.violations.length) { bad++; if (bad<6) console.log(seed, s.violations.slice(0,4)); } locked+=+s.locked; ack+=s.acknowledged; refused+=s.refused } catch (e) { bad++; console.log(seed, (e as Error).stack?.split('\n').slice(0,6).join('\n')); if (bad>5) break; }
  }
  console.log({bad, locked, ack, refused, ms: Date.now()-t});
}, 600000);
