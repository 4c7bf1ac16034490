/** Convenors, added and ended by whoever runs the server. */
import type { ConvenorDetails } from '../../shared/wire/convening.ts';
import type { Config } from '../config.ts';
import type { Convenor, ConvenorLink } from '../identity/Convenors.ts';
import type { SetUp } from '../templates/setUp.ts';
import { identityInPlace } from './identityInPlace.ts';
import { keepInPlace } from './setUpInPlace.ts';

export type AddedConvenor = { ok: true; convenor: Convenor; link: ConvenorLink } | { ok: false; sentences: string[] };

/** `setUp`: the partnership's set-up, to be kept first; null: as it stands. */
export function addConvenor(config: Config, details: ConvenorDetails, setUp: SetUp | null): Promise<AddedConvenor> {
  return identityInPlace(config, async ({ convenors }, place) => {
    if (setUp !== null) {
      const kept = await keepInPlace(place, setUp);
      if (!kept.ok) return kept;
    }
    const convenor = await convenors.add(details);
    return { ok: true, convenor, link: await convenors.link(convenor.id) };
  });
}

export function listConvenors(config: Config): Promise<Convenor[]> {
  return identityInPlace(config, ({ convenors }) => convenors.all());
}

/** Somebody who is named is in a store already, and none is made to look for them. */
const ONLY_IF_THERE = true;

/** null: there is no such convenor. */
export function relinkConvenor(config: Config, id: string): Promise<{ convenor: Convenor; link: ConvenorLink } | null> {
  return identityInPlace(
    config,
    async ({ convenors }) => {
      const convenor = await convenors.find(id);
      return convenor && { convenor, link: await convenors.link(convenor.id) };
    },
    ONLY_IF_THERE,
  );
}

export function endConvenor(config: Config, id: string): Promise<Convenor | null> {
  return identityInPlace(
    config,
    async (identity) => {
      const convenor = await identity.convenors.find(id);
      if (convenor) await identity.endConvenor(convenor.id);
      return convenor;
    },
    ONLY_IF_THERE,
  );
}
