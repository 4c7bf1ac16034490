/** Forms of the record's page. They work without script: each posts to the page's own address, which shows the record again. */
import { markup, type Inside, type Markup } from './markup.ts';

/** What says which deed this is and what about; `seen` tells the same press sent twice from two presses. */
export type Hidden = Readonly<Record<string, string>> & { readonly deed: string };

interface FormParts {
  /** What it is about, for whoever hears it without seeing what stands around it. */
  about: string;
  hidden: Hidden;
  inside?: Inside;
  press: string;
}

export function form({ about, hidden, inside = null, press }: FormParts): Markup {
  const kept = Object.entries(hidden).map(
    ([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`,
  );
  return markup`<form method="post" action="record" aria-label="${about}">${kept}${inside}<p class="no" role="alert"></p><button>${press}</button></form>
`;
}

export function area(name: string, label: string, hint: string | null = null, value = ''): Markup {
  return markup`<label class="field">${label}${hint !== null && markup`<span class="s">${hint}</span>`}<textarea name="${name}" rows="3" spellcheck="false">${value}</textarea></label>`;
}

export function choices(legend: string, options: readonly (readonly [value: string, label: string])[]): Markup {
  return markup`<fieldset><legend>${legend}</legend>${options.map(([value, label]) => markup`<label><input type="radio" name="choice" value="${value}" required> ${label}</label>`)}</fieldset>`;
}

export function choose(
  name: string,
  label: string,
  options: readonly (readonly [value: string, label: string])[],
): Markup {
  return markup`<label class="field">${label}<select name="${name}">${options.map(([value, shown]) => markup`<option value="${value}">${shown}</option>`)}</select></label>`;
}

/** Shut until it is wanted: what most readers will not do must not stand in the way of what they read. */
export function folded(summary: string, inside: Markup): Markup {
  return markup`<details><summary>${summary}</summary>${inside}</details>
`;
}

/** Every item has a heading, so that a screen reader walks from one to the next. */
export function item(title: string, inside: Inside): Markup {
  return markup`<article class="do"><h3>${title}</h3>${inside}</article>
`;
}
